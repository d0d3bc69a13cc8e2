"""Mail drafts as files that a mail program opens for sending."""
