package org.jiheng.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** 工作簿 — ten invented target forms on one sheet, as units send them: merged cells, numbers as numbers, about 12 KB. */
final class Workbooks {
    static final int FORMS = 10;
    static final int INDICATORS = 9;
    private static final String[] NAMES = {
        "清淤河道长度", "购置保洁船数量", "水质监测次数", "护岸工程验收合格率", "登记造册完成率", "受益群众人数", "节约用水量", "群众满意度", "巡查及时率"
    };
    private static final String[] UNITS = {"公里", "艘", "次", "%", "%", "人", "吨", "%", "%"};

    private Workbooks() {}

    static byte[] ofTenForms() {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("绩效目标表");
            int row = 0;
            for (int form = 0; form < FORMS; form++) {
                row = addForm(sheet, row, form);
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int addForm(XSSFSheet sheet, int top, int form) {
        int row = top;
        add(sheet, row, 0, "衡溪区2025年重点专项绩效目标表");
        merge(sheet, row, row, 0, 6);
        add(sheet, ++row, 6, "单位：万元");
        add(sheet, ++row, 0, "主管部门");
        add(sheet, row, 1, "衡溪区水利局");
        add(sheet, row, 3, "实施单位");
        add(sheet, row, 4, "衡溪区河道管理站");
        add(sheet, ++row, 0, "项目名称");
        add(sheet, row, 1, "第%d片区河道清淤与管护".formatted(form + 1));
        merge(sheet, row, row, 1, 6);
        add(sheet, ++row, 0, "预算执行率权重(%)");
        addNumber(sheet, row, 2, 10);
        add(sheet, ++row, 0, "项目总资金额");
        addNumber(sheet, row, 1, 100 + form);
        merge(sheet, row, row + 2, 0, 0);
        merge(sheet, row, row + 2, 1, 2);
        add(sheet, row, 3, "上级补助");
        add(sheet, ++row, 3, "区级资金");
        addNumber(sheet, row, 4, 100 + form);
        add(sheet, ++row, 3, "其他资金");
        add(sheet, ++row, 0, "项目概况");
        add(sheet, row, 1, "对第%d片区境内河道清淤疏浚和护岸加固，聘请专业机构开展水质监测，建立巡查台账。".formatted(form + 1));
        merge(sheet, row, row, 1, 6);
        add(sheet, ++row, 0, "当年绩效目标");
        add(sheet, row, 1, "全年完成第%d片区清淤，水质保持在Ⅲ类以上，群众满意度不低于90%%。".formatted(form + 1));
        merge(sheet, row, row, 1, 6);
        add(sheet, ++row, 0, "绩效指标");
        merge(sheet, row, row + INDICATORS, 0, 0);
        var heads = new String[] {"指标名称", "指标性质", "指标值", "指标单位", "分值（90分）", "是否核心"};
        for (int column = 0; column < heads.length; column++) {
            add(sheet, row, column + 1, heads[column]);
        }
        for (int indicator = 0; indicator < INDICATORS; indicator++) {
            add(sheet, ++row, 1, NAMES[indicator]);
            add(sheet, row, 2, "≥");
            addNumber(sheet, row, 3, 10 * (indicator + 1));
            add(sheet, row, 4, UNITS[indicator]);
            addNumber(sheet, row, 5, 10);
            add(sheet, row, 6, indicator < 3 ? "是" : "否");
        }
        add(sheet, ++row, 0, "联系人");
        add(sheet, row, 1, "江禾");
        return row + 1;
    }

    private static void add(XSSFSheet sheet, int row, int column, String text) {
        (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row))
                .createCell(column)
                .setCellValue(text);
    }

    private static void addNumber(XSSFSheet sheet, int row, int column, int number) {
        (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row))
                .createCell(column)
                .setCellValue(number);
    }

    private static void merge(XSSFSheet sheet, int firstRow, int lastRow, int firstColumn, int lastColumn) {
        sheet.addMergedRegion(new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn));
    }
}
