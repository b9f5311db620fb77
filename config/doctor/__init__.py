"""What is wrong with this installation and what to do: checks of machine, database, work and schools.

Each check returns findings, or nothing where all is well. None of them changes anything or names a child.
"""
