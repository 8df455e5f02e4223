package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.ReadFile.Status;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published form of a real district office, byte for byte. */
class SampleAsTextTest {
    private final ReadFile file = FormReader.standard().read(Samples.NAME, Samples.text());
    private final List<Form> forms = file.forms().stream().map(ReadForm::form).toList();

    @Test
    void findsTenFormsNineProjectsAndFiftyOneIndicators() {
        assertThat(file.status()).isEqualTo(Status.PARTIAL);
        assertThat(file.mediaType()).isEqualTo("text/plain");
        assertThat(forms).hasSize(10);
        assertThat(forms.stream().filter(form -> form.declaration().isEmptyTable()))
                .hasSize(1);
        assertThat(forms.stream().map(form -> form.declaration().indicators().size()))
                .containsExactly(6, 5, 6, 6, 5, 6, 5, 6, 6, 0);
    }

    @Test
    void addsUpTo86843WanYuanAllOfItLocal() {
        var total = forms.stream()
                .map(form -> form.declaration().funding().total())
                .filter(Objects::nonNull)
                .reduce(Money.ZERO, Money::plus);
        assertThat(total).isEqualTo(Money.ofWanYuan("868.43"));
        assertThat(forms).allSatisfy(form -> {
            var funding = form.declaration().funding();
            assertThat(funding.local()).isEqualTo(funding.total());
            assertThat(funding.superior()).isNull();
            assertThat(funding.other()).isNull();
            assertThat(form.moneyUnit()).isEqualTo(MoneyUnit.WAN_YUAN);
        });
    }

    @Test
    void everyProjectHasNinetyPointsAndThreeCoreIndicators() {
        assertThat(forms.subList(0, 9)).allSatisfy(form -> {
            assertThat(form.declaration().indicatorPoints()).isEqualTo(Points.of("90"));
            assertThat(form.declaration().indicators().stream().filter(Indicator::isCore))
                    .hasSize(3);
            assertThat(form.declaration().executionWeight()).isEqualTo(Points.of("10"));
        });
    }

    @Test
    void keepsTheBlankCoreFlagApartFromNo() {
        assertThat(forms.get(0).declaration().indicators().get(2).core()).isNull();
        assertThat(forms.get(1).declaration().indicators().get(2).core()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            表 | 项目名称                                 | 资金总额 | 表号   | 联系人
            1  | 老干部活动费、健康体检及健康疗养费等     | 226.3    | 空     | 联系人甲
            2  | 老干部节日、住院等慰问费（重点专项项目） | 300.18   | 空     | 联系人甲
            3  | 关工委工作经费                           | 120      | 空     | 联系人乙
            4  | 困难离退休干部帮扶资金                   | 25       | 空     | 联系人甲
            5  | 西南服务团及二野军大经费                 | 2.5      | 空     | 联系人甲
            6  | 离退休干部党工委工作经费                 | 4        | 表十六 | 联系人甲
            7  | 老干部活动中心及老年大学经               | 170.37   | 空     | 联系人甲
            8  | 企业建初干部生活补贴、建工补贴           | 18.88    | 空     | 联系人甲
            9  | 企业建初干部医疗补助                     | 1.2      | 空     | 联系人甲
            """)
    void readsTheHead(int number, String project, String total, @Nullable String tableNo, String contact) {
        var form = forms.get(number - 1);
        var declaration = form.declaration();
        assertThat(form.title()).isEqualTo("长寿区2024年重点专项绩效目标表");
        assertThat(form.regionName()).isEqualTo("长寿区");
        assertThat(form.tableNo()).isEqualTo(tableNo);
        assertThat(declaration.tier()).isEqualTo(ProjectTier.KEY_SPECIAL);
        assertThat(declaration.fiscalYear()).isEqualTo(new FiscalYear(2024));
        assertThat(declaration.department()).isEqualTo(CodedName.named("区委老干局"));
        assertThat(declaration.unit()).isEqualTo(CodedName.named("区委老干局"));
        assertThat(declaration.project()).isEqualTo(CodedName.named(project));
        assertThat(declaration.funding().total()).isEqualTo(Money.ofWanYuan(total));
        assertThat(form.fundLines())
                .containsExactly(
                        new FundLine("上级补助", null),
                        new FundLine("区级资金", Money.ofWanYuan(total)),
                        new FundLine("其他资金", null));
        assertThat(form.contact()).extracting(Contact::name).isEqualTo(contact);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            表 | 行 | 指标名称                   | 性质 | 值   | 单位  | 分值 | 核心
            1  | 1  | 组织老干部参观考察次数     | =    | 2    | 次    | 15   | true
            1  | 3  | 6月资金安排到位率          | ≥    | 30   | %     | 15   | 空
            2  | 3  | 6月资金安排到位率          | ≥    | 50   | %     | 20   | false
            3  | 3  | 6月资金到安排位率          | ≥    | 50   | %     | 15   | 空
            3  | 4  | “五老”工作团作用发挥率     | ≥    | 80   | %     | 15   | 空
            4  | 1  | 开展帮扶次数               | =    | 2    | 次/年 | 15   | true
            6  | 1  | 组织学习培训               | ≥    | 1    | 次    | 20   | true
            7  | 1  | 开班学期数                 | =    | 2    | 期    | 20   | true
            7  | 4  | 老年群体受教育人数         | ≥    | 1800 | 人    | 20   | true
            9  | 6  | 老干部满意度               | ≥    | 95   | %     | 10   | 空
            """)
    void readsIndicatorRows(
            int form,
            int row,
            String name,
            String sign,
            String value,
            String unit,
            Points points,
            @Nullable Boolean core) {
        var indicator = forms.get(form - 1).declaration().indicators().get(row - 1);
        var comparator = sign.equals("=") ? Comparator.EQ : Comparator.GE;
        assertThat(indicator)
                .isEqualTo(Indicator.flat(
                        name, new TargetValue.Numeric(comparator, new BigDecimal(value)), unit, points, core));
        var reading = file.forms().get(form - 1).indicators().get(row - 1);
        assertThat(reading.raw()).isEqualTo(sign + " " + value + " " + unit);
        assertThat(reading.confidence()).isEqualByComparingTo("1");
    }

    @Test
    void removesMarkupFromTheThreeSheetsThatHaveItAndSaysSo() {
        var texts = forms.stream()
                .map(form -> form.declaration().markupRemovedFrom())
                .toList();
        assertThat(texts.get(0)).containsExactly(FieldPath.BASIS);
        assertThat(texts.get(3)).containsExactly(FieldPath.BASIS);
        assertThat(texts.get(5)).containsExactly(FieldPath.ANNUAL_TARGET);
        assertThat(texts.stream().filter(fields -> !fields.isEmpty())).hasSize(3);
        var doubts =
                file.forms().stream().flatMap(form -> form.doubts().stream()).toList();
        assertThat(doubts).hasSize(3).extracting(Doubt::code).containsOnly(DoubtCode.MARKUP_REMOVED);
        assertThat(doubts).extracting(Doubt::source).contains(new Place.LineColumn(14, 2));
    }

    @Test
    void keepsEachDocumentOfAListOnItsOwnLine() {
        assertThat(forms.get(0).declaration().texts().basis()).isEqualTo("""
                        《关于认真做好县处级以上退休干部管理服务工作的通知》（长寿委办〔2008〕29号）
                        十一届区委第61次常委会决定和《关于原县管科级退休干部纳入老干局管理服务所需经费的请示》（长委老〔2009〕25号）文件精神
                        《印发〈关于利用社区资源做好离退休干部服务工作的实施意见〉的通知》（渝委老〔2010〕141号）
                        《关于印发〈长寿区利用社区资源做好离退休干部服务工作的实施意见〉的通知》（长委老〔2011〕15号）
                        印发《关于落实长寿委办〔2008〕29号文件经费的请示》（长委老〔2008〕15号）及政府批示同意
                        《关于增加离休干部和市管退休干部健康体检经费的请示》（长委老文〔2015〕5号）及政府批示同意
                        《关于落实全市老干部工作专题会所需经费的请示》（长委老〔2008〕36号）及十一届区委第44次常委会决定""");
    }

    @Test
    void leavesATitleInAngleBracketsAlone() {
        assertThat(forms.get(3).declaration().texts().basis()).isEqualTo("""
                        十一届区委第88次常委会决定
                        《关于印发<长寿区特殊困难离退休干部帮扶机制实施办法>的通知》（长寿委办发〔2010〕39号）
                        《关于解决特殊困难离退休干部帮扶资金的请示》（长财行〔2010〕73号）及政府批示同意""");
    }

    @Test
    void turnsParagraphsIntoLines() {
        assertThat(forms.get(5).declaration().texts().annualTarget()).isEqualTo("""
                        组织离退休党支部书记及委员开展培训，增强离退休党支部的战斗力和凝聚力；加强与离退休党支部之间的联系沟通，充分发挥离退休党支部的作用，为党和人民的事业增添正能量。
                        支出明细：
                        1. 组织离退休党支部书记、委员培训，理论学习及宣传骨干培训2万元。
                        2. 组织离退休党支部开展为党和人民事业增添正能量活动2万元。""");
        assertThat(forms.get(8).declaration().texts().basis()).isEqualTo("相关文件");
        assertThat(forms.get(2).declaration().texts().annualTarget()).endsWith("支出明细为：");
    }

    @Test
    void readsTheEmptyGeneralFormAndItsSentence() {
        var form = forms.get(9);
        var declaration = form.declaration();
        assertThat(form.title()).isEqualTo("长寿区2024年一般性项目绩效目标表");
        assertThat(declaration.tier()).isEqualTo(ProjectTier.GENERAL);
        assertThat(declaration.project().name()).isNull();
        assertThat(declaration.department()).isEqualTo(CodedName.BLANK);
        assertThat(declaration.executionWeight()).isEqualTo(Points.of("10"));
        assertThat(declaration.funding()).isEqualTo(Funding.BLANK);
        assertThat(form.fundLines()).extracting(FundLine::label).containsExactly("上级补助", "区级资金", "其他资金");
        assertThat(declaration.indicators()).isEmpty();
        assertThat(declaration.note()).isEqualTo("本单位无一般项目，故此表无数据。");
        assertThat(form.contact()).isEqualTo(new Contact("联系人甲", "13800000000"));
        assertThat(file.forms().get(9).doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            表 | 栏目                 | 行  | 列
            1  | title                | 3   | 1
            1  | moneyUnit            | 5   | 1
            1  | unit                 | 7   | 4
            1  | project.name         | 8   | 2
            1  | executionWeight      | 9   | 3
            1  | funds.total          | 10  | 2
            1  | funds.local          | 11  | 4
            1  | funds.other          | 12  | 4
            1  | texts.annualTarget   | 15  | 2
            1  | indicators           | 16  | 1
            1  | indicators[0].name   | 17  | 2
            1  | indicators[0].target | 17  | 4
            1  | indicators[2].core   | 19  | 7
            1  | contact.phone        | 23  | 5
            6  | tableNo              | 111 | 1
            6  | unit                 | 114 | 5
            """)
    void remembersWhereEachValueStood(int form, String field, int line, int column) {
        assertThat(file.forms().get(form - 1).places())
                .containsEntry(new FieldPath(field), new Place.LineColumn(line, column));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EFBBBF", "GB18030, ''", "UTF-16LE, FFFE", "UTF-16BE, FEFF", "UTF-16LE, ''", "UTF-16BE, ''"})
    void readsTheSameInEveryEncoding(String charset, String mark) {
        var content = Samples.string().getBytes(Charset.forName(charset));
        var marked = HexFormat.of().parseHex(mark.isEmpty() ? "" : mark);
        var whole = ByteBuffer.allocate(marked.length + content.length)
                .put(marked)
                .put(content)
                .array();
        assertThat(FormReader.standard().read("x", whole).forms()).isEqualTo(file.forms());
    }

    @ParameterizedTest
    @CsvSource({"'\r\n'", "'\r'"})
    void readsTheSameWithOtherLineEnds(String lineEnd) {
        var content = Samples.string().replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
        assertThat(FormReader.standard().read("x", content).forms()).isEqualTo(file.forms());
    }
}
