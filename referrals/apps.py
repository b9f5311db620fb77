from django.apps import AppConfig

from referrals.erasable import ALWAYS, ERASABLE
from trail import erasable, guards


class ReferralsConfig(AppConfig):
    name = "referrals"
    label = "referrals"

    def ready(self) -> None:
        for name, (path, columns) in ERASABLE.items():
            erasable.register(self.get_model(name), path, columns, always=ALWAYS.get(name, ""))
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
        guards.append_only("referrals_keptlonger")
        guards.append_only("referrals_longkeeping")
        guards.frozen_when(
            "referrals_legalhold", "placed_at", but=["lifted_at", "lifted_by_id", "lifted_reason"]
        )
        guards.frozen_when("referrals_legalhold", "lifted_at")
        guards.frozen_when("referrals_erasure", "erased_at")
