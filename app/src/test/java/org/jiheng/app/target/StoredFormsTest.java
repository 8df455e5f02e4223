package org.jiheng.app.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Role;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 存取与下载 — what is stored comes back as it was, from the database and from the downloaded file. */
@WithDemo
class StoredFormsTest {
    private static final int FORMS = 120;

    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final DraftTarget drafts;
    private final Targets targets;

    StoredFormsTest(
            People people, Records records, ScopedTransactions transactions, DraftTarget drafts, Targets targets) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.drafts = drafts;
        this.targets = targets;
    }

    @Test
    void everyGeneratedFormComesBackEqual() {
        var district = people.newDistrict(
                IntStream.range(0, FORMS / 10).mapToObj(each -> "单位" + each).toArray(String[]::new));
        people.finance(district);
        var officer = people.officer(district.login("cz"));
        for (int seed = 0; seed < FORMS; seed++) {
            var unit = "单位" + seed / 10;
            var generated = new Generated(seed).form("项目" + seed);
            var replaced = new Generated(seed + 10_000L).form("项目" + seed);
            for (var form : seed % 4 == 0 ? List.of(replaced, generated) : List.of(generated)) {
                var back = transactions.call(district.scope(), () -> {
                    var organisation = people.organisation(unit);
                    var by = new DraftTarget.By(officer.actor(""), organisation, organisation, null);
                    var project = switch (drafts.store(by, form, true)) {
                        case DraftTarget.Result.Added(var id, var _) -> id;
                        case DraftTarget.Result.Replaced(var id, var _) -> id;
                        case DraftTarget.Result.AlreadyThere _, DraftTarget.Result.Refused _ ->
                            throw new AssertionError("seed " + form);
                    };
                    return targets.find(project, 2026).orElseThrow();
                });
                assertThat(back.form()).as("seed " + seed).isEqualTo(form);
                assertThat(back.unitName()).isEqualTo(unit);
            }
        }
        assertThat(records.counts(district.scope(), "project", "target_version"))
                .isEqualTo("project=120 target_version=120");
    }

    /** Demo forms, as a person downloads them: the name says what it is, and reading the file gives the form on record. */
    @Test
    void theDownloadReadsBackAsTheFormOnRecord() throws IOException {
        var auditor = people.of(Role.AUDITOR);
        var hengxi = Scope.wholeRegion(People.HENGXI);
        var officer = people.officer("songwanping");
        var all = records.in(
                hengxi,
                "select project_id || '/' || fiscal_year from target_version t join organisation o on o.id = t.unit_id"
                        + " where changed_by = %d and source_file_id = (select min(id) from original_file) order by t.id"
                                .formatted(officer.id()));
        assertThat(all).hasSize(17);
        for (var each : all) {
            var last = records.lastEvent(People.HENGXI);
            var answer = auditor.get("/projects/" + each + "/form.xlsx");
            var id = each.split("/", -1);
            var stored = transactions.call(
                    hengxi,
                    () -> targets.find(Long.parseLong(id[0]), Integer.parseInt(id[1]))
                            .orElseThrow());
            assertThat(answer.header("Content-Type"))
                    .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            assertThat(answer.header("Content-Disposition"))
                    .startsWith("attachment;")
                    .contains("filename*=UTF-8''");
            var read = FormReader.standard().read("x.xlsx", answer.bytes()).forms();
            assertThat(read).hasSize(1);
            assertThat(normal(read.getFirst().form())).isEqualTo(normal(stored.form()));
            assertThat(records.eventsSince(People.HENGXI, last)).contains("下载表格 target");
        }
    }

    /** Whether markup was taken out of a text is known of the file that had it, and not of the one written from it. */
    private static Form normal(Form form) {
        var old = form.declaration();
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                new TargetDeclaration(
                        old.tier(),
                        old.fiscalYear(),
                        old.department(),
                        old.unit(),
                        old.project(),
                        old.executionWeight(),
                        old.funding(),
                        old.texts(),
                        old.indicators(),
                        old.note(),
                        Set.of()),
                List.of(),
                form.outcome(),
                form.contact());
    }

    @Test
    void whatLooksLikeAFormulaStaysText() throws IOException {
        var district = people.newDistrict("区水利局");
        people.finance(district);
        var auditor = people.auditor(district);
        var officer = people.officer(district.login("cz"));
        for (var name : List.of("=1+1", "+86电话费", "-5℃冷库", "@SUM(A1)", "=cmd|'/c calc'!A0", "\t=1", "_x0041_")) {
            var form = new Renamed(Forms.read(Forms.text("区水利局", "名"))).to(name);
            transactions.run(district.scope(), () -> {
                var unit = people.organisation("区水利局");
                assertThat(drafts.store(new DraftTarget.By(officer.actor(""), unit, unit, null), form, false))
                        .isInstanceOf(DraftTarget.Result.Added.class);
            });
        }
        var links = auditor.get("/projects").page().select("td > a.t").eachAttr("href");
        assertThat(links).hasSize(7);
        for (var link : links) {
            assertThat(auditor.get(link).status()).isEqualTo(200);
            try (var workbook = new XSSFWorkbook(
                    new ByteArrayInputStream(auditor.get(link + "/form.xlsx").bytes()))) {
                workbook.getSheetAt(0)
                        .forEach(row -> row.forEach(cell -> assertThat(cell.getCellType())
                                .as(link + " " + cell.getAddress())
                                .isNotEqualTo(CellType.FORMULA)));
            }
        }
    }

    @Test
    void aProjectNamedLikeMarkupIsShownAsItsName() {
        var district = people.newDistrict("区水利局");
        people.finance(district);
        var auditor = people.auditor(district);
        var officer = people.officer(district.login("cz"));
        var name = "<script>alert(1)</script>\" onmouseover=\"alert(2)";
        transactions.run(district.scope(), () -> {
            var unit = people.organisation("区水利局");
            drafts.store(
                    new DraftTarget.By(officer.actor(""), unit, unit, null),
                    new Renamed(Forms.read(Forms.text("区水利局", "名"))).to(name),
                    false);
        });
        var list = auditor.get("/projects");
        var link = list.page().select("td > a.t");
        assertThat(link.text()).isEqualTo(name);
        for (var page : List.of(list, auditor.get(link.attr("href")), auditor.get(link.attr("href") + "/print"))) {
            assertThat(page.page().select("script:not([src]), [onmouseover]")).isEmpty();
            assertThat(page.page().text()).contains(name);
        }
        var download = auditor.get(link.attr("href") + "/form.xlsx").header("Content-Disposition");
        assertThat(download).startsWith("attachment;").doesNotContain("\n", "\r");
    }

    /** 生成的表 — anything a form may hold that has a name and a year: every column empty now and then, odd characters, odd numbers. */
    private static final class Generated {
        private static final List<String> TEXTS = List.of(
                "慰问困难群众",
                "𠮷祥村䶮镇",
                "⼀⾷堂",
                "买买提·艾合买提",
                "〔2021〕8号",
                "a'b\"c\\d",
                "%_{0}$1",
                "第一段\n第二段\t缩进",
                "＜b＞ <b>粗</b> &amp;",
                " 首尾空格 ",
                "0",
                "null",
                "é è ü ﷺ 👨‍👩‍👧");
        private static final List<String> NUMBERS = List.of(
                "0", "1", "0.5", "2.50", "100", "-3", "1800", "0.000001", "99999999999999999999.123456789", "1E+3");
        private static final List<String> POINTS = List.of("10", "22.5", "0.25", "0", "-5", "12.3456", "90");
        private static final List<String> YUAN = List.of("0", "0.01", "2263000", "-12.5", "9999999999999999.99");

        private final Random random;

        private Generated(long seed) {
            this.random = new Random(seed);
        }

        Form form(String name) {
            return new Form(
                    FormType.TARGET,
                    orNull(this::text),
                    orNull(this::text),
                    orNull(this::text),
                    orNull(() -> pick(List.of(MoneyUnit.values()))),
                    new TargetDeclaration(
                            orNull(() -> pick(List.of(ProjectTier.values()))),
                            new FiscalYear(2026),
                            new CodedName(null, orNull(this::text)),
                            new CodedName(null, orNull(this::text)),
                            CodedName.named(name),
                            orNull(this::points),
                            new Funding(
                                    orNull(this::money),
                                    orNull(this::money),
                                    orNull(this::money),
                                    orNull(this::money),
                                    orNull(this::money)),
                            new DeclarationTexts(
                                    orNull(this::text),
                                    orNull(this::text),
                                    orNull(this::text),
                                    orNull(() -> "长".repeat(4000))),
                            IntStream.range(0, random.nextInt(9))
                                    .mapToObj(each -> indicator())
                                    .toList(),
                            orNull(this::text),
                            random.nextBoolean() ? Set.of() : Set.of(FieldPath.BASIS, FieldPath.OVERVIEW)),
                    IntStream.range(0, random.nextInt(3))
                            .mapToObj(each -> new FundLine(text(), orNull(this::money)))
                            .toList(),
                    null,
                    orNull(() -> random.nextBoolean()
                            ? new Contact(text(), orNull(() -> "5550 0126"))
                            : new Contact(null, "5550 0126")));
        }

        private Indicator indicator() {
            var target = switch (random.nextInt(6)) {
                case 0 -> new TargetValue.Qualitative(text());
                case 1 -> new TargetValue.Range(number(), new BigDecimal("100000000000000000000"));
                case 2 -> new TargetValue.Unclear(orNull(() -> pick(List.of(Comparator.values()))), text());
                case 3 -> null;
                default -> new TargetValue.Numeric(pick(List.of(Comparator.values())), number());
            };
            return new Indicator(
                    new IndicatorLevel(orNull(() -> "产出指标"), orNull(() -> "数量指标")),
                    random.nextInt(9) == 0 ? "" : text(),
                    target,
                    orNull(this::text),
                    orNull(this::points),
                    orNull(random::nextBoolean),
                    orNull(this::text),
                    orNull(this::text));
        }

        private String text() {
            return pick(TEXTS) + pick(TEXTS);
        }

        private BigDecimal number() {
            return new BigDecimal(pick(NUMBERS));
        }

        private Points points() {
            return Points.of(pick(POINTS));
        }

        private Money money() {
            return Money.ofYuan(pick(YUAN));
        }

        private <T> T pick(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        private <T> @Nullable T orNull(Supplier<T> value) {
            return random.nextInt(4) == 0 ? null : value.get();
        }
    }
}
