"""Reports of the three benchmarks and of a reranker with made-up figures, as wide as real ones."""

from __future__ import annotations

from typing import Any

BANDS = ("1-3", "4-6", "7-10", "11+")


def hits(top10: float) -> dict[str, float]:
    return {"top1": top10 / 2, "top3": top10 * 0.7, "top5": top10 * 0.8, "top10": top10}


def regime(cases: int, top10: float, claimed: float, deep: bool = True) -> dict[str, Any]:
    sure = {"claimed_first": claimed / 2, "true_first": top10 / 2, "claimed_shown": claimed, "true_shown": top10}
    figures: dict[str, Any] = {"cases": cases, "diseases": cases, "macro": hits(top10), "micro": hits(top10 * 0.8)}
    figures["certainty"] = sure | {"ece": 0.107}
    if deep:
        places = enumerate(BANDS)
        figures["by_findings"] = {b: regime(10 + 400 * i, top10 + i / 20, claimed, deep=False) for i, b in places}
    return figures


def published(top10: float = 0.679) -> dict[str, Any]:
    regimes = {"full": regime(4339, 0.837, 0.713), "lpo": regime(4339, 0.393, 0.5), "unseen": regime(1635, top10, 0.5)}
    counts = {"members": 5653, "evaluable": 4339, "ranked_diseases": 8351, "not_evaluable": {}, "refused": {}}
    return {"knowledge": "HPO 2025-01-16", "regimes": regimes} | counts


def few_records() -> dict[str, Any]:
    def shares(diseases: int, base: float) -> dict[str, Any]:
        return {"diseases": diseases} | {f"top{k}": [base + k / 50, base, base + k / 10] for k in (1, 3, 10)}

    steps = [
        {"records": k, "used": k * 0.9, "complete": 30, "new_used": k * 0.8, "own": shares(34, 0.1 + k / 50),
         "undescribed": shares(21, k / 50) if k else {"diseases": 0}, "others": shares(209, 0.3 - k / 2000)}
        for k in (0, 1, 2, 5, 10, 20)
    ]  # fmt: skip
    names = {"diseases": ["OMIM:1"] * 34, "undescribed": ["OMIM:2"] * 21, "others": 209}
    return {"knowledge": "HPO 2025-01-16", "ranked_diseases": 8351, "removed_rows": 7135, "steps": steps} | names


def unknown() -> dict[str, Any]:
    def told(known: int, flagged: float, false: float, auc: float) -> dict[str, Any]:
        return {"known": known, "unknown": known, "flagged": flagged, "false_flags": false, "auc": auc}

    bands = {"11+": told(521, 0.323, 0.125, 0.724), "1-3": told(273, 0.204, 0.126, 0.526),
             "4-6": told(398, 0.087, 0.1, 0.553), "7-10": told(443, 0.218, 0.066, 0.699)}  # fmt: skip
    reasons = {"known": {"none": 0.826, "unknown_disease": 0.174}, "unknown": {"none": 0.684, "no_pattern": 0.316}}
    everything = told(1635, 0.24, 0.105, 0.674)
    return {"knowledge": "HPO 2025-01-16", "all": everything, "by_findings": bands, "reasons": reasons}


def reranker(gained: float = -0.003) -> dict[str, Any]:
    """gained: by the first place alone; a tie where chance could have done it."""

    def shares(base: float) -> dict[str, Any]:
        spread = {"low": base - 0.045, "high": base + 0.045, "n": 278}
        return {kind: {f"top{k}": {"value": base, **spread} for k in (1, 3, 10)} for kind in ("macro", "micro")}

    ends = {"low": gained - 0.0092, "high": gained + 0.0051, "n": 278}
    gap = {"value": gained, **ends, "tie": ends["low"] <= 0 <= ends["high"]}
    counts = {"cases": 2140, "diseases": 278, "hidden": 1435, "ranked_diseases": 8351, "synthetic": True}
    left_out = {"common": 12, "no_finding": 2, "nothing_left": 354, "repeated": 477, "too_many": 1368}
    figures = {"shipped": shares(0.24), "retrained": shares(0.24 + gained)}
    figures["difference"] = {kind: {f"top{k}": gap for k in (1, 3, 10)} for kind in ("macro", "micro")}
    return counts | figures | {"not_used": left_out | {"without_profile": 1312}}
