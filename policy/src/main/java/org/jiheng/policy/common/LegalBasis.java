package org.jiheng.policy.common;

/**
 * 依据 — the document a rule rests on, and how sure we are of it.
 *
 * @param document number of the document, such as 财预〔2020〕10号; empty for a cross-check of our own
 * @param title title of the document, or what the cross-check compares
 * @param clause what in it the rule repeats, in words; an article number only where the text was seen
 */
public record LegalBasis(String document, String title, String clause, Confidence confidence) {

    /** 可信度 — how well the source is known; decides what may be quoted to a user. */
    public enum Confidence {
        /** Read in the text of the rule or of an official form. */
        SEEN,
        /** Read in a republished copy, or in a local rule that repeats it. */
        REPUBLISHED,
        /** Well known, but its text was not at hand: stays configurable, articles are never quoted. */
        KNOWN,
        /** No rule exists: our own cross-check, never presented as law. */
        DESIGN
    }

    public LegalBasis {
        if (confidence == Confidence.DESIGN && !document.isEmpty()) {
            throw new IllegalArgumentException("a check of our own must not carry a document number: " + document);
        }
        if (confidence != Confidence.SEEN && clause.matches(".*第[一二三四五六七八九十百0-9]+条.*")) {
            throw new IllegalArgumentException("an article may only be quoted when its text was seen: " + clause);
        }
    }

    public static LegalBasis seen(String document, String title, String clause) {
        return new LegalBasis(document, title, clause, Confidence.SEEN);
    }

    public static LegalBasis republished(String document, String title, String clause) {
        return new LegalBasis(document, title, clause, Confidence.REPUBLISHED);
    }

    public static LegalBasis known(String document, String title, String clause) {
        return new LegalBasis(document, title, clause, Confidence.KNOWN);
    }

    /** 填报核对 — a check of our own, or one learnt from practice. */
    public static LegalBasis ownCheck(String reason) {
        return new LegalBasis("", "填报核对", reason, Confidence.DESIGN);
    }

    /** What a user reads under a finding: the document where one says it, else 填报核对. */
    @Override
    public String toString() {
        var source = document.isEmpty() ? title : title.isEmpty() ? document : "%s《%s》".formatted(document, title);
        return confidence == Confidence.KNOWN ? source + "(条款待核)" : source;
    }
}
