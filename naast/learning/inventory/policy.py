"""Who reads the rounds.

What was printed is public knowledge; the desk shows it to who works on it.
"""

READERS = ("researcher", "network_member", "policy_officer", "council_member", "coordinator")
"""Roles that read what is published of a round; no role at all writes in a printed one."""
