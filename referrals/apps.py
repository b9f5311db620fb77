from django.apps import AppConfig

from trail import guards


class ReferralsConfig(AppConfig):
    name = "referrals"
    label = "referrals"

    def ready(self) -> None:
        guards.chain_head("referrals_case")
        guards.state_follows_trail("referrals_case", "id")
        guards.state_follows_trail("referrals_referral", "case_id")
        guards.frozen_when("referrals_concern", "submitted_at")
        guards.frozen_when("referrals_concernchild", "case_id")
        guards.append_only("referrals_note")
        guards.append_only("referrals_decision")
        guards.append_only("referrals_assessment")
        guards.append_only("referrals_consideration")
        guards.append_only("referrals_childlink")
        guards.append_only("referrals_childpart")
        guards.append_only("referrals_thresholddecision")
