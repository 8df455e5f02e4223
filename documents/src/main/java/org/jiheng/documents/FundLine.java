package org.jiheng.documents;

import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;

/** 资金行 — one line of the money block under the label the form prints, such as 区级资金. */
public record FundLine(String label, @Nullable Money amount) {}
