"""Every draw has all groups and the mix; retakes differ; a seed gives the same draw."""

from collections import Counter

import pytest

from imbalance_helpers.quiz import questions

BANK = questions.bank()
ALL = list(BANK.values())


@pytest.mark.parametrize("seed", range(200))
def test_draw_has_every_group_and_the_mix(seed):
    drawn = [BANK[key] for key, _ in questions.draw(ALL, seed)]
    assert Counter(q.group for q in drawn) == dict.fromkeys(questions.GROUPS, 1)
    assert Counter(q.kind for q in drawn) == questions.MIX


def test_draw_is_the_seed_s_and_no_other_s():
    assert questions.draw(ALL, 5) == questions.draw(ALL, 5)
    draws = {tuple(key for key, _ in questions.draw(ALL, seed)) for seed in range(200)}
    assert len(draws) == 200


def test_retake_repeats_at_most_half():
    last = {key for key, _ in questions.draw(ALL, 1)}
    for seed in range(200):
        again = {key for key, _ in questions.draw(ALL, seed, avoid=last)}
        assert len(again & last) <= 5


def test_options_are_shuffled_and_complete():
    orders = {}
    for seed in range(300):
        for key, order in questions.draw(ALL, seed):
            assert sorted(order) == sorted(option.id for option in BANK[key].options)
            orders.setdefault(key, set()).add(tuple(order))
    assert all(len(orders[key]) > 1 for key in orders if BANK[key].options)
    assert orders.keys() == BANK.keys(), "questions that are never asked"


def test_groups_are_not_always_asked_in_the_same_order():
    firsts = {BANK[questions.draw(ALL, seed)[0][0]].group for seed in range(100)}
    assert firsts == set(questions.GROUPS)


def test_sealing_goes_there_and_back():
    key = {"options": {"a": {"right": True, "feedback": "Größer als π."}}}
    sealed = questions.seal("one-two", key)
    assert questions.unseal("one-two", sealed) == key
    assert questions.seal("two-one", key) != sealed
