"""What holds for every test."""

from hypothesis import HealthCheck, settings

# A busy machine is slow, which says nothing of the code; speed has a benchmark of its own.
settings.register_profile("onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("onrecord")
