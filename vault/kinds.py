"""What a data key is for. Its scope is the id of the school, case or concern."""

from uuid import UUID

#: What belongs to no school: names of users, keys of trail payloads, secrets of second factors.
INSTALLATION = "installation"
#: Makes the marks of blind indexes.
INDEX = "index"
SCHOOL = "school"
CASE = "case"
CONCERN = "concern"
NOBODY = UUID(int=0)  # the scope of the keys of the installation
