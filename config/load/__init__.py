"""A database for measuring: schools and cases by the hundred thousand, each as real as one that people made.

A few specimens are told through the services. Each is then cast as often as wanted: new ids, keys and times, every text
sealed anew, its trail chained, signed and sealed by the trail's own functions; rows go in by COPY (PostgreSQL).
"""
