package org.jiheng.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jiheng.documents.Form;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.XlsxWriter;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.documents.writing.paged.PdfWriter;

/** 样表 — small official forms with names of their own, made for one test. */
public final class Forms {
    private Forms() {}

    /** A form of 2026 without a fault, worth {@code 12.34} 万元, in the layout of the published samples. */
    public static String text(String unit, String project) {
        return """
                衡溪区2026年重点专项绩效目标表

                单位：万元

                主管部门	%1$s	实施单位	%1$s
                项目名称	%2$s
                预算执行率权重(%%)：		10
                项目总资金额	12.34	上级补助	2.34
                		区级资金	10
                		其他资金
                项目概况	为离退休老同志提供日常服务，保障活动场所正常开放，按月走访慰问，及时回应合理诉求。
                立项依据	《关于加强老同志服务工作的通知》（衡溪委办〔2025〕6号）
                当年绩效目标	全年走访慰问老同志120人次，活动场所开放240天，服务对象满意度不低于95%%。
                绩效指标	指标名称	指标性质	指标值	指标单位	分值(90分)	是否核心
                	走访慰问人次	≥	120	人次	30	是
                	活动场所开放天数	≥	240	天	20	否
                	慰问按时完成率	≥	98	%%	20	是
                	服务对象满意度	≥	95	%%	20	是
                联系人：	周敏慧		联系电话：	5550 0126
                """.formatted(unit, project);
    }

    /** An empty table that says why, with the unit it prints. */
    public static String emptyTable(String unit) {
        return """
                衡溪区2026年一般性项目绩效目标表

                单位：万元

                主管部门	%1$s	实施单位	%1$s
                项目名称
                预算执行率权重(%%)：		10
                项目总资金额		上级补助
                		区级资金
                		其他资金
                绩效指标	指标名称	指标性质	指标值	指标单位	分值(90分)	是否核心
                联系人：			联系电话：
                本单位无一般性项目，故此表无数据。
                """.formatted(unit);
    }

    /** The one form in this text. */
    public static Form read(String text) {
        var file = FormReader.standard().read("样表.txt", text.getBytes(StandardCharsets.UTF_8));
        if (file.forms().size() != 1) {
            throw new IllegalStateException(
                    "%s with %d forms".formatted(file.status(), file.forms().size()));
        }
        return file.forms().getFirst().form();
    }

    public static byte[] xlsx(Form form) {
        var out = new ByteArrayOutputStream();
        try {
            XlsxWriter.write(List.of(LayoutBook.standard().sheetFor(form).orElseThrow()), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public static byte[] pdf(Form form) {
        var out = new ByteArrayOutputStream();
        try {
            PdfWriter.write(List.of(LayoutBook.standard().sheetFor(form).orElseThrow()), FontChain.standard(), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A sample that travels in the product. */
    public static byte[] sample(String name) {
        try (var in = Forms.class.getResourceAsStream("/samples/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
