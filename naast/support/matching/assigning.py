"""The cheapest assignment of a queue, proven, by the minimum-cost flow of OR-tools (decision 0017).

The one module that knows the solver. It is imported when it is asked and not before, so that a web
process that never asks does not carry it.
"""

from naast.support.matching.rules import Assignment


class NotSolved(Exception):
    """The solver proved no optimum. It always can: everybody may be left without anybody."""


def assign(*, problem: Assignment) -> dict[int, int]:
    """Return question → person by their places in `problem`; who is not in it stays unserved.

    The flow: each question sends one unit, along a pair at its cost or straight to the end at that
    of being unserved; each person passes on as many as she has room for. All costs are whole
    numbers, so the optimum of the flow is one of the assignment. Raises NotSolved.
    """
    from ortools.graph.python import min_cost_flow  # noqa: PLC0415 (see above)

    flow = min_cost_flow.SimpleMinCostFlow()
    first_person = len(problem.questions)
    end = first_person + len(problem.people)
    arcs = {
        flow.add_arc_with_capacity_and_unit_cost(question, first_person + person, 1, cost): (
            question,
            person,
        )
        for question, person, cost in problem.pairs
    }
    for question, cost in enumerate(problem.unserved):
        flow.add_arc_with_capacity_and_unit_cost(question, end, 1, cost)
        flow.set_node_supply(question, 1)
    for person, room in enumerate(problem.room):
        flow.add_arc_with_capacity_and_unit_cost(first_person + person, end, room, 0)
    flow.set_node_supply(end, -len(problem.questions))
    if (status := flow.solve()) != flow.OPTIMAL:
        raise NotSolved(status)
    return dict(pair for arc, pair in arcs.items() if flow.flow(arc))
