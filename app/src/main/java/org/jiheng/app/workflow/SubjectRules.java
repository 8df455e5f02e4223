package org.jiheng.app.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 对象一方的规矩 — what only the feature whose subject it is can know; one bean for each kind of subject. */
public interface SubjectRules {
    /** As in {@link Subject#kind()}. */
    String kind();

    ReviewTable table();

    /** Why this condition does not hold, in sentences a person can act on; empty when it holds. */
    List<String> obstacles(Guard guard, ReviewCase reviewed, Action action, Instant now);

    /** Until when it should be dealt with at the stage it has just come to. */
    Optional<LocalDate> due(ReviewCase reviewed, Stage stage, Instant now);

    /** Where the page of this subject is, for lists that know nothing but the case. */
    String address(ReviewCase reviewed);
}
