package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.documents.reading.grid.Markup;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/** 识别记录 — what is noted down while one form is read: where values stood, what was doubtful, what was tidied up. */
final class ReadingNotes {
    private final Transcript transcript;
    private final Map<FieldPath, Place> places = new HashMap<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final Set<FieldPath> markupRemovedFrom = new HashSet<>();
    private final List<UnknownLabel> unknownLabels = new ArrayList<>();
    private final List<MappedLabel> mapped = new ArrayList<>();

    ReadingNotes(Transcript transcript) {
        this.transcript = transcript;
    }

    /** For whoever asks later why a value was read from where it was. */
    void mapped(LabelMeaning.Area area, String printed, LabelMeaning meaning, Place place) {
        mapped.add(new MappedLabel(area, printed, meaning, place));
    }

    List<MappedLabel> mapped() {
        return mapped;
    }

    /** A label that the dictionary does not have (LNT-74). */
    void unknownLabel(LabelMeaning.Area area, String printed, @Nullable String example, FieldPath field, Place place) {
        unknownLabels.add(new UnknownLabel(printed, area, example, place));
        var where = switch (area) {
            case HEAD -> "栏目“%s”";
            case MONEY -> "资金表的“%s”列";
            case INDICATORS -> "指标表的“%s”列";
        };
        doubt(
                DoubtCode.LABEL_UNKNOWN,
                field,
                where.formatted(Plain.excerpt(printed)) + "不认识"
                        + (example == null ? "" : "(内容如“%s”)".formatted(example))
                        + "，未读入；请指明它对应什么",
                place);
    }

    List<UnknownLabel> unknownLabels() {
        return unknownLabels;
    }

    void doubt(DoubtCode code, FieldPath field, String message, @Nullable Place source) {
        doubts.add(new Doubt(code, field, message, source));
    }

    void stood(FieldPath field, Place place) {
        transcript.read(field, place);
        places.put(field, place);
    }

    /** Where a blank would have stood, unless something better is known. */
    void wouldStand(FieldPath field, Place place) {
        transcript.read(field, place);
        places.putIfAbsent(field, place);
    }

    @Nullable
    Place placeOf(FieldPath field) {
        return places.get(field);
    }

    /** The text without markup and blank lines; null when nothing is left. */
    @Nullable
    String clean(FieldPath field, String text, Place place) {
        if (!Markup.isIn(text)) {
            return Plain.orNull(Markup.lines(text));
        }
        markupRemovedFrom.add(field);
        doubt(DoubtCode.MARKUP_REMOVED, field, "文字中夹有网页标记(如<p>、<ol>)，已去掉，只保留文字，请核对分段", place);
        return Plain.orNull(Markup.remove(text));
    }

    /** 得分: as 分值, but a dash says that there is none. */
    @Nullable
    Points earned(FieldPath field, String text) {
        return Blanks.isPlaceholder(Plain.folded(text)) ? null : points(field, text);
    }

    /** 分值、权重: a number, with 分 or % behind it at most. */
    @Nullable
    Points points(FieldPath field, String text) {
        var folded = Plain.folded(text).replaceAll("(?<=\\d)\\([^()]*\\)$", "");
        var number = Plain.number(
                folded.endsWith("%") || folded.endsWith("分") ? folded.substring(0, folded.length() - 1) : folded);
        if (number == null) {
            doubt(DoubtCode.NOT_A_NUMBER, field, "“%s”不是数字，未读入，请补填".formatted(Plain.excerpt(text)), placeOf(field));
            return null;
        }
        return Points.of(number);
    }

    Map<FieldPath, Place> places() {
        return places;
    }

    List<Doubt> doubts() {
        return doubts;
    }

    Set<FieldPath> markupRemovedFrom() {
        return markupRemovedFrom;
    }
}
