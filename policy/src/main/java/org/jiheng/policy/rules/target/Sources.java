package org.jiheng.policy.rules.target;

import org.jiheng.policy.common.LegalBasis;

/** 依据 — the documents that several rules of this package rest on, in words that were seen in republished copies. */
final class Sources {
    static final LegalBasis TARGETS_ARE_CLEAR_AND_SPECIFIC =
            LegalBasis.republished("财预〔2015〕88号", "中央部门预算绩效目标管理办法", "绩效目标应当指向明确、具体细化、合理可行");

    static final LegalBasis INDICATORS_COVER_OUTPUT_AND_EFFECT =
            LegalBasis.republished("财预〔2015〕88号", "中央部门预算绩效目标管理办法", "绩效指标包括产出指标、效益指标和满意度指标");

    static final LegalBasis SELF_EVALUATION_COUNTS_TO_100 =
            LegalBasis.republished("财预〔2020〕10号", "项目支出绩效评价管理办法", "单位自评满分100分，由预算执行率和各项指标的分值组成");

    private Sources() {}
}
