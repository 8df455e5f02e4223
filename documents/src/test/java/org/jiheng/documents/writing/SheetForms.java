package org.jiheng.documents.writing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/** 样表 — one plain form for the tests of this package, changed in one respect at a time. */
record SheetForms(
        FormType type,
        @Nullable ProjectTier tier,
        @Nullable String region,
        @Nullable Integer year,
        @Nullable String title,
        String project,
        @Nullable String overview,
        List<FundLine> fundLines) {

    SheetForms(FormType type, @Nullable ProjectTier tier, @Nullable String region, @Nullable Integer year) {
        this(type, tier, region, year, null, "灌溉渠维修", null, List.of());
    }

    static SheetForms keySpecial() {
        return new SheetForms(FormType.TARGET, ProjectTier.KEY_SPECIAL, "衡溪区", 2026);
    }

    SheetForms title(@Nullable String other) {
        return new SheetForms(type, tier, region, year, other, project, overview, fundLines);
    }

    SheetForms project(String other) {
        return new SheetForms(type, tier, region, year, title, other, overview, fundLines);
    }

    SheetForms overview(String other) {
        return new SheetForms(type, tier, region, year, title, project, other, fundLines);
    }

    SheetForms fundLines(FundLine... lines) {
        return new SheetForms(type, tier, region, year, title, project, overview, List.of(lines));
    }

    Form form() {
        return new Form(
                type,
                title,
                null,
                region,
                MoneyUnit.WAN_YUAN,
                new TargetDeclaration(
                        tier,
                        year == null ? null : new FiscalYear(year),
                        CodedName.named("区水利局"),
                        CodedName.named("区灌溉站"),
                        CodedName.named(project),
                        Points.of("10"),
                        new Funding(Money.ofWanYuan("25.5"), null, Money.ofWanYuan("25.5"), null, null),
                        new DeclarationTexts(overview, null, null, null),
                        List.of(Indicator.flat(
                                "维修渠道长度",
                                new TargetValue.Numeric(Comparator.GE, new BigDecimal("12.5")),
                                "公里",
                                Points.of("90"),
                                true)),
                        null,
                        Set.of()),
                fundLines,
                null,
                new Contact("周敏慧", "5550 0126"));
    }

    OfficialSheet sheet() {
        return LayoutBook.standard().sheetFor(form()).orElseThrow();
    }

    /** The web page of these sheets as one text. */
    static String html(List<OfficialSheet> sheets) {
        var out = new ByteArrayOutputStream();
        try {
            HtmlWriter.write(sheets, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
