"""Several contacts become one: field by field, with a proposal, as one step that can be undone."""
