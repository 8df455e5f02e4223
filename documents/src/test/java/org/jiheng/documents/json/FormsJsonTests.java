package org.jiheng.documents.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.GeneratedForms;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.DoubtCode;
import org.jiheng.documents.reading.IndicatorReading;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.scoring.ExecutionScore;
import org.jiheng.policy.scoring.Grade;
import org.jiheng.policy.scoring.IndicatorScore;
import org.jiheng.policy.scoring.ScoreFlag;
import org.jiheng.policy.scoring.ScoreSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormsJsonTests {

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasWrittenReadsBackEqual(long seed) {
        var generated = new GeneratedForms(seed);
        var files = List.of(generated.file(), generated.file());

        assertThat(read(FormsJson.text(files))).isEqualTo(files);
    }

    @Test
    void writesTheFormatKeyForKey() {
        var out = new ByteArrayOutputStream();

        FormsJson.writeChecked(List.of(checkedSample()), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {
                  "format" : "jiheng-forms/1",
                  "files" : [
                    {
                      "file" : "目标表.txt",
                      "sha256" : "ab12",
                      "mediaType" : "text/plain",
                      "status" : "READ",
                      "problem" : null,
                      "forms" : [
                        {
                          "formType" : "TARGET",
                          "tier" : "KEY_SPECIAL",
                          "title" : "长寿区2024年重点专项绩效目标表",
                          "tableNo" : null,
                          "region" : "长寿区",
                          "fiscalYear" : 2024,
                          "moneyUnit" : "万元",
                          "department" : {
                            "code" : null,
                            "name" : "区委老干局"
                          },
                          "unit" : {
                            "code" : null,
                            "name" : "区委老干局"
                          },
                          "project" : {
                            "code" : null,
                            "name" : "𠮷祥活动费"
                          },
                          "executionWeight" : "10",
                          "funds" : {
                            "total" : "226.3",
                            "superior" : null,
                            "local" : "226.3",
                            "other" : null,
                            "carryOver" : null,
                            "lines" : [
                              {
                                "label" : "区级资金",
                                "amount" : "226.3"
                              }
                            ]
                          },
                          "execution" : null,
                          "texts" : {
                            "overview" : "第一段\\n第二段",
                            "basis" : null,
                            "annualTarget" : null,
                            "annualResult" : null,
                            "longTermTarget" : null
                          },
                          "indicators" : [
                            {
                              "level1" : null,
                              "level2" : null,
                              "name" : "参观考察次数",
                              "operator" : "=",
                              "value" : "2",
                              "valueHigh" : null,
                              "unit" : "次",
                              "points" : "15",
                              "core" : true,
                              "definition" : null,
                              "scoringRule" : null,
                              "actual" : null,
                              "earned" : null,
                              "deviation" : null,
                              "forecast" : null,
                              "likelihood" : null,
                              "raw" : "= 2 次",
                              "source" : {
                                "line" : 14,
                                "column" : 2
                              },
                              "confidence" : "1.00"
                            }
                          ],
                          "totalScore" : null,
                          "contact" : {
                            "name" : "联系人甲",
                            "phone" : null
                          },
                          "note" : null,
                          "doubts" : [
                            {
                              "code" : "MARKUP_REMOVED",
                              "field" : "texts.overview",
                              "message" : "原文中带有网页标记，已去除，请核对文字。",
                              "source" : {
                                "line" : 12,
                                "column" : 2
                              }
                            }
                          ],
                          "findings" : [
                            {
                              "rule" : "LNT-31",
                              "severity" : "WARN",
                              "field" : "indicators[0].points",
                              "message" : "分值合计不足",
                              "advice" : "请调整",
                              "legalBasis" : "填报核对：合计应为90(系统核对，非法规条款)",
                              "source" : {
                                "line" : 14,
                                "column" : 2
                              }
                            }
                          ],
                          "score" : {
                            "execution" : {
                              "rate" : "0.9550",
                              "points" : "10",
                              "earned" : "9.55",
                              "explanation" : "162.71 ÷ 170.37 × 10 = 9.55",
                              "flags" : [ ],
                              "missing" : [ ]
                            },
                            "indicators" : [
                              {
                                "name" : "参观考察次数",
                                "points" : "15",
                                "earned" : null,
                                "method" : "完成比例赋分",
                                "explanation" : "",
                                "flags" : [
                                  "UNDETERMINED"
                                ],
                                "missing" : [
                                  "实际完成值"
                                ]
                              }
                            ],
                            "total" : "98.35",
                            "grade" : "优",
                            "policy" : null,
                            "printedTotal" : null,
                            "disagreements" : [ ]
                          },
                          "sources" : {
                            "texts.overview" : {
                              "line" : 12,
                              "column" : 2
                            }
                          }
                        }
                      ]
                    }
                  ]
                }
                """);
    }

    @Test
    void markupThatWasRemovedEarlierIsStillKnownAfterwards() {
        var out = new ByteArrayOutputStream();
        FormsJson.writeChecked(List.of(checkedSample()), out);

        var form = read(out.toString(StandardCharsets.UTF_8)).getFirst().forms().getFirst();

        assertThat(form.form().declaration().markupRemovedFrom()).containsExactly(FieldPath.OVERVIEW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "空", textBlock = """
            SEEN        | 财预〔2020〕10号 | 绩效评价管理办法 | 单位自评 | 财预〔2020〕10号《绩效评价管理办法》：单位自评
            REPUBLISHED | 财预〔2020〕10号 | 绩效评价管理办法 | 单位自评 | 财预〔2020〕10号《绩效评价管理办法》：单位自评(据转载文本)
            KNOWN       | 财预〔2020〕10号 | 绩效评价管理办法 | 单位自评 | 财预〔2020〕10号《绩效评价管理办法》(条款待核)：单位自评
            DESIGN      | ''               | 填报核对         | 合计     | 填报核对：合计(系统核对，非法规条款)
            """)
    void saysHowWellABasisIsKnown(
            LegalBasis.Confidence confidence, String document, String title, String clause, String told) {
        assertThat(FormsJsonWriter.basis(new LegalBasis(document, title, clause, confidence)))
                .isEqualTo(told);
    }

    @Test
    void ignoresKeysItDoesNotKnow() {
        var files = read("""
                {"format": "jiheng-forms/1", "made": {"by": ["another program"]}, "files": [
                  {"file": "a.txt", "status": "READ", "size": 12, "forms": [
                    {"formType": "TARGET", "colour": "red", "funds": {"total": "1.5", "lottery": "3"},
                     "doubts": [{"code": "MOONLIGHT", "field": "indicators[3].level1", "message": "据月光推断"}]}]}]}
                """);

        var form = files.getFirst().forms().getFirst();
        assertThat(form.form().declaration().funding().total()).isEqualTo(Money.ofWanYuan("1.5"));
        assertThat(form.doubts().getFirst().code()).isEqualTo(DoubtCode.NOT_UNDERSTOOD);
        assertThat(form.doubts().getFirst().message()).isEqualTo("据月光推断");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            语法错误在第二行   | {"format":"jiheng-forms/1",⏎ "files": oops}                                    | 第2行第
            没有写完           | {"format":"jiheng-forms/1","files":[{"file":"a"                                 | 文件不完整
            空的               | ` `                                                                            | 最外层应为
            不是对象           | []                                                                              | 最外层应为
            没有写格式         | {"files":[]}                                                                    | format 应为
            别的格式           | {"format":"jiheng-forms/9","files":[]}                                          | format 应为
            文件不是列表       | {"format":"jiheng-forms/1","files":{}}                                          | files 应为列表
            金额是JSON数字     | {"format":"jiheng-forms/1","files":[{"forms":[{"funds":{"total":226.3}}]}]}     | files[0].forms[0].funds.total 是JSON数字
            金额不是数字       | {"format":"jiheng-forms/1","files":[{"forms":[{"funds":{"total":"两百"}}]}]}    | “两百”不是数字
            金额细过一分       | {"format":"jiheng-forms/1","files":[{"forms":[{"funds":{"total":"0.0000001"}}]}]} | 金额精确到分
            指数写法           | {"format":"jiheng-forms/1","files":[{"forms":[{"executionWeight":"1e999999999"}]}]} | 不是数字
            年度太早           | {"format":"jiheng-forms/1","files":[{"forms":[{"fiscalYear":1066}]}]}           | fiscalYear 预算年度应在
            年度带引号         | {"format":"jiheng-forms/1","files":[{"forms":[{"fiscalYear":"2024"}]}]}         | fiscalYear 应为整数
            单位认不出         | {"format":"jiheng-forms/1","files":[{"forms":[{"moneyUnit":"千元"}]}]}          | 应为 元、万元 之一
            符号认不出         | {"format":"jiheng-forms/1","files":[{"forms":[{"indicators":[{"operator":"~"}]}]}]} | indicators[0].operator “~”无法识别
            区间缺上限         | {"format":"jiheng-forms/1","files":[{"forms":[{"indicators":[{"operator":"RANGE","value":"1"}]}]}]} | 区间(RANGE)
            区间颠倒           | {"format":"jiheng-forms/1","files":[{"forms":[{"indicators":[{"operator":"RANGE","value":"9","valueHigh":"1"}]}]}]} | 小于下限
            重复的键           | {"format":"jiheng-forms/1","files":[],"files":[]}                               | 语法错误
            后面还有内容       | {"format":"jiheng-forms/1","files":[]} {}                                       | 后面还有内容
            拒收却没有原因     | {"format":"jiheng-forms/1","files":[{"status":"REJECTED"}]}                     | files[0].problem
            指标不是对象       | {"format":"jiheng-forms/1","files":[{"forms":[{"indicators":[1]}]}]}            | indicators[0] 应为对象
            """)
    void refusesWhatItCannotUseInASentence(String situation, String input, String says) {
        assertThatThrownBy(() -> read(input.replace('⏎', '\n')))
                .as(situation)
                .isInstanceOf(UnusableJsonException.class)
                .hasMessageContaining(says)
                .hasMessageMatching("(?s).*[。]$");
    }

    @Test
    void refusesNestingTextsAndBytesBeyondTheLimits() {
        var deep = "{\"format\":\"jiheng-forms/1\",\"x\":" + "[".repeat(40) + "]".repeat(40) + "}";
        var longText =
                "{\"format\":\"jiheng-forms/1\",\"files\":[{\"file\":\"" + "长".repeat(FormsJson.MAX_TEXT + 1) + "\"}]}";
        // 80 MiB, one block of blanks again and again.
        var blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        var parts = Stream.concat(
                Stream.of("{\"format\":\"jiheng-forms/1\",".getBytes(StandardCharsets.UTF_8)),
                Collections.nCopies(80, blanks).stream());
        var huge = new SequenceInputStream(
                Collections.enumeration(parts.map(ByteArrayInputStream::new).toList()));

        assertThatThrownBy(() -> read(deep))
                .isInstanceOf(UnusableJsonException.class)
                .hasMessageContaining("超出限制");
        assertThatThrownBy(() -> read(longText))
                .isInstanceOf(UnusableJsonException.class)
                .hasMessageContaining("超出限制");
        assertThatThrownBy(() -> FormsJson.read(huge))
                .isInstanceOf(UnusableJsonException.class)
                .hasMessageContaining("64兆");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        var gbk = "{\"format\":\"jiheng-forms/1\",\"title\":\"长寿区\"}".getBytes(Charset.forName("GB18030"));

        assertThatThrownBy(() -> FormsJson.read(new ByteArrayInputStream(gbk)))
                .isInstanceOf(UnusableJsonException.class)
                .hasMessageMatching("JSON.*(UTF-8|语法错误).*。");
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        var broken = new ReadFile("坏\uD842字.txt", "", "text/plain", ReadFile.Status.NOTHING_FOUND, null, List.of());

        assertThat(read(FormsJson.text(List.of(broken))).getFirst().name()).isEqualTo("坏\uFFFD字.txt");
    }

    private static List<ReadFile> read(String json) {
        return FormsJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static CheckedFile checkedSample() {
        var declaration = new TargetDeclaration(
                ProjectTier.KEY_SPECIAL,
                new FiscalYear(2024),
                CodedName.named("区委老干局"),
                CodedName.named("区委老干局"),
                CodedName.named("𠮷祥活动费"),
                Points.of("10"),
                new Funding(Money.ofWanYuan("226.3"), null, Money.ofWanYuan("226.3"), null, null),
                new DeclarationTexts("第一段\n第二段", null, null, null),
                List.of(Indicator.flat(
                        "参观考察次数",
                        new TargetValue.Numeric(Comparator.EQ, new BigDecimal("2")),
                        "次",
                        Points.of("15"),
                        true)),
                null,
                Set.of(FieldPath.OVERVIEW));
        var form = new ReadForm(
                new Form(
                        FormType.TARGET,
                        "长寿区2024年重点专项绩效目标表",
                        null,
                        "长寿区",
                        MoneyUnit.WAN_YUAN,
                        declaration,
                        List.of(new FundLine("区级资金", Money.ofWanYuan("226.3"))),
                        null,
                        new Contact("联系人甲", null)),
                Map.of(FieldPath.OVERVIEW, new Place.LineColumn(12, 2)),
                List.of(new IndicatorReading("= 2 次", new Place.LineColumn(14, 2), new BigDecimal("1.00"))),
                List.of());
        var finding = new Finding(
                "LNT-31",
                Severity.WARN,
                FieldPath.indicator(0, "points"),
                "分值合计不足",
                "请调整",
                LegalBasis.ownCheck("合计应为90"));
        var score = new ScoreSheet(
                new ExecutionScore(
                        Percentage.ofPercent("95.5"),
                        Points.of("10"),
                        Points.of("9.55"),
                        "162.71 ÷ 170.37 × 10 = 9.55",
                        List.of(),
                        List.of()),
                List.of(new IndicatorScore(
                        "参观考察次数",
                        Points.of("15"),
                        null,
                        "完成比例赋分",
                        "",
                        List.of(ScoreFlag.UNDETERMINED),
                        List.of("实际完成值"))),
                Points.of("98.35"),
                Grade.EXCELLENT,
                null,
                List.of());
        return new CheckedFile(
                new ReadFile("目标表.txt", "ab12", "text/plain", ReadFile.Status.READ, null, List.of(form)),
                List.of(new CheckedForm(form, List.of(finding), score)));
    }
}
