"""Who moves up: in order of waiting, never over the capacity or a quota, and nobody is passed over without need."""

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.quotas import PlacesView, Quota, TakenPlaces, Turn, Waiting, view

MEETING = UUID(int=1)
REGIONS = ("Africa", "Asia", "")
GENDERS = ("woman", "man", "")


def values(region: str = "", gender: str = "", organisation: str = "") -> tuple[str, ...]:
    return (region, gender, "", organisation, "")


def quota(field: str, value: str, places: int) -> Quota:
    return Quota(consultation_id=MEETING, field=field, value=value, places=places)


def waiting(number: int, since: str, own: tuple[str, ...], *, needs_place: bool = True) -> Waiting:
    made = uuid5(MEETING, str(number))
    return Waiting(made, f"Person {number}", "", since, f"{number:04}", own, needs_place)


def test_the_first_in_line_moves_up_and_a_full_quota_is_passed_over() -> None:
    seen = view(
        10,
        (quota("regional_scope", "Africa", 3), quota("regional_scope", "asia", 1)),
        (TakenPlaces(values("AFRICA"), 1), TakenPlaces(values("Asia"), 1), TakenPlaces(values(), 5)),
        (
            waiting(1, "2017-03-02", values("Africa")),
            waiting(2, "2017-03-01", values("Asia")),
            waiting(3, "2017-03-03", values("Africa")),
            waiting(4, "", values()),
            waiting(5, "2017-03-04", values("Africa")),
        ),
    )
    assert (seen.capacity.taken, seen.capacity.free) == (7, 3)
    assert [(one.waiting.name, one.moves_up, one.turn, one.left) for one in seen.proposed] == [
        ("Person 2", False, Turn.QUOTA_FULL, 0),
        ("Person 1", True, Turn.QUOTA_LEFT, 2),
        ("Person 3", True, Turn.QUOTA_LEFT, 1),
        ("Person 5", False, Turn.QUOTA_FULL, 0),
        ("Person 4", True, Turn.PLACES_LEFT, 1),
    ]
    assert [(found.code, found.taken) for found in seen.findings()] == [("quota.full", 1)]


def test_without_any_limit_everybody_moves_up() -> None:
    seen = view(None, (), (TakenPlaces(values(), 3),), (waiting(1, "2017-03-01", values()),))
    assert [(one.turn, one.left) for one in seen.proposed] == [(Turn.NEXT, None)]
    assert seen.findings() == ()


def test_more_than_full_is_said_and_nobody_moves_up() -> None:
    seen = view(2, (quota("gender", "man", 1),), (TakenPlaces(values(gender="man"), 3),), (waiting(1, "", values()),))
    assert [(found.code, found.is_exceeded) for found in seen.findings()] == [
        ("capacity.exceeded", True),
        ("quota.exceeded", True),
    ]
    assert (seen.capacity.over, seen.capacity.free) == (1, 0)
    assert [one.turn for one in seen.proposed] == [Turn.FULL]


def test_who_is_remote_needs_no_place() -> None:
    seen = view(0, (), (), (waiting(1, "", values(), needs_place=False),))
    assert [one.turn for one in seen.proposed] == [Turn.REMOTE]


_own = st.builds(values, st.sampled_from(REGIONS), st.sampled_from(GENDERS), st.sampled_from(("IOM", "")))
_taken = st.lists(st.builds(TakenPlaces, _own, st.integers(1, 5)), max_size=6)
_quotas = st.lists(
    st.one_of(
        st.builds(quota, st.just("regional_scope"), st.sampled_from(("Africa", "Asia")), st.integers(0, 12)),
        st.builds(quota, st.just("gender"), st.sampled_from(("woman", "man")), st.integers(0, 12)),
        st.builds(quota, st.just("organisation"), st.just("IOM"), st.integers(0, 6)),
    ),
    max_size=5,
).map(tuple)
_days = st.sampled_from(("2017-03-01", "2017-03-02", ""))
_line = st.lists(st.tuples(_days, _own, st.booleans()), max_size=15).map(
    lambda found: tuple(waiting(at, day, own, needs_place=comes) for at, (day, own, comes) in enumerate(found))
)


def after(seen: PlacesView, taken: list[TakenPlaces], capacity: int | None, quotas: tuple[Quota, ...]) -> PlacesView:
    """What is there once everybody who is proposed has moved up; those passed over still wait."""
    up = [TakenPlaces(one.waiting.values, 1) for one in seen.moving_up if one.waiting.needs_place]
    rest = tuple(one.waiting for one in seen.proposed if not one.moves_up)
    return view(capacity, quotas, [*taken, *up], rest)


@given(st.none() | st.integers(0, 30), _quotas, _taken, _line)
def test_the_proposal_keeps_every_limit_and_leaves_nobody_out_who_fits(
    capacity: int | None, quotas: tuple[Quota, ...], taken: list[TakenPlaces], line: tuple[Waiting, ...]
) -> None:
    seen = view(capacity, quotas, taken, line)
    assert {one.waiting.id for one in seen.proposed} == {one.id for one in line}
    then = after(seen, taken, capacity, quotas)
    assert then.capacity.over <= seen.capacity.over
    for before, later in zip(seen.quotas, then.quotas, strict=True):
        assert later.places.over <= before.places.over
    assert then.moving_up == ()
    dated = [one.waiting.since for one in seen.proposed if one.waiting.since]
    assert dated == sorted(dated)


@given(st.integers(0, 10), _quotas, _taken, _line, st.randoms())
def test_the_proposal_does_not_depend_on_the_order_of_rows(
    capacity: int, quotas: tuple[Quota, ...], taken: list[TakenPlaces], line: tuple[Waiting, ...], chance: object
) -> None:
    mixed = list(line)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert view(capacity, quotas, taken, mixed) == view(capacity, quotas, taken, line)


@given(_quotas, _taken, _line)
def test_nobody_is_overtaken_but_by_who_is_held_back_by_less(
    quotas: tuple[Quota, ...], taken: list[TakenPlaces], line: tuple[Waiting, ...]
) -> None:
    seen = view(None, quotas, taken, line)
    for at, one in enumerate(seen.proposed):
        for later in seen.proposed[at + 1 :]:
            if later.moves_up and later.waiting.values == one.waiting.values and later.waiting.needs_place:
                assert one.moves_up
