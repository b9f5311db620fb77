"""Schools, users, memberships and sign-in; pupils, families and staff: the roll."""
