package org.jiheng.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * 演示项目 — forms of three years for every unit of 衡溪区, written out as the text anybody could import. The same number gives
 * the same forms, letter by letter. About one in six carries a mistake of the kinds met in real forms.
 */
final class DemoProjects {
    private static final int YEARS = 3;
    private static final long SEED = 999_912_000L;
    private static final int ONE_WRONG_IN = 6;
    private static final List<String> PLACES =
            List.of("城东街道", "荷塘街道", "白沙镇", "青石镇", "云岭镇", "松溪镇", "石桥镇", "龙潭镇", "柳坝镇", "茶园乡", "南坪乡", "双河乡");

    /** 错处 — what is wrong with a form. */
    private enum Mistake {
        NONE,
        POINTS_SHORT,
        GOAL_BROKEN_OFF,
        NO_SATISFACTION,
        OLD_BASIS,
        MONEY_DOES_NOT_ADD_UP
    }

    /** 一种项目. */
    private record Template(String theme, String name, String overview, String goal, Span money, List<Row> rows) {}

    /** 一行指标. */
    private record Row(String name, String comparator, Span value, String unit, int points, String core) {}

    /** 从…到…. */
    private record Span(int from, int to) {
        static Span of(String typed) {
            var ends = typed.split("-", -1);
            return new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        }

        int within(Random random) {
            return from + random.nextInt(to - from + 1);
        }
    }

    /** 一个单位一年的表. */
    record Sheet(String unit, String fileName, String text) {}

    private final List<Template> templates;
    private final int firstYear;

    /** @param declared the last of the years */
    DemoProjects(int declared) {
        firstYear = declared - YEARS + 1;
        templates = DemoTree.lines("hengxi-projects.txt").stream()
                .map(DemoProjects::template)
                .toList();
    }

    private static Template template(String line) {
        var cells = line.split("\\|", -1);
        var rows = new ArrayList<Row>();
        for (var row : cells[5].split(";", -1)) {
            var parts = row.split(",", -1);
            rows.add(new Row(parts[0], parts[1], Span.of(parts[2]), parts[3], Integer.parseInt(parts[4]), parts[5]));
        }
        return new Template(cells[0], cells[1], cells[2], cells[3], Span.of(cells[4]), rows);
    }

    /** @param projects how many in all, spread over the units as evenly as it goes */
    List<Sheet> sheets(int projects) {
        var holders = new ArrayList<String[]>(); // unit, department, theme
        for (var department : DemoTree.departments()) {
            holders.add(new String[] {department.name(), department.name(), department.theme()});
            department.units().forEach(unit -> holders.add(new String[] {unit, department.name(), department.theme()}));
        }
        var sheets = new ArrayList<Sheet>();
        for (int at = 0; at < holders.size(); at++) {
            var holder = holders.get(at);
            int own = projects / holders.size() + (at < projects % holders.size() ? 1 : 0);
            for (int year = 0; year < YEARS; year++) {
                int fromHere = own / YEARS + (year < own % YEARS ? 1 : 0);
                if (fromHere > 0) {
                    sheets.add(sheet(holder, at, firstYear + year, year * own, fromHere));
                }
            }
        }
        return sheets;
    }

    private Sheet sheet(String[] holder, int number, int year, int before, int count) {
        var ofTheme =
                templates.stream().filter(each -> each.theme.equals(holder[2])).toList();
        var text = new StringBuilder();
        for (int at = 0; at < count; at++) {
            var index = before + at;
            var random = new Random(SEED + 31L * number + 1009L * year + 7919L * at);
            var template = ofTheme.get((number + index) % ofTheme.size());
            var place = PLACES.get((number + index * 5 + year) % PLACES.size());
            var mistake = random.nextInt(ONE_WRONG_IN) == 0
                    ? Mistake.values()[1 + random.nextInt(Mistake.values().length - 1)]
                    : Mistake.NONE;
            text.append(form(holder[0], holder[1], template, place, year, mistake, random));
        }
        return new Sheet(holder[0], "%s%d年绩效目标表.txt".formatted(holder[0], year), text.toString());
    }

    private static String form(
            String unit, String department, Template template, String place, int year, Mistake mistake, Random random) {
        var money = template.money.within(random);
        var local = mistake == Mistake.MONEY_DOES_NOT_ADD_UP ? money - 2 : money;
        var basisYear = mistake == Mistake.OLD_BASIS ? year - 3 : year - 1;
        var lines = new ArrayList<String>();
        lines.add("衡溪区%d年%s绩效目标表".formatted(year, money >= 100 ? "重点专项" : "一般性项目"));
        lines.add("");
        lines.add("单位：万元");
        lines.add("");
        lines.add(row("主管部门", department, "实施单位", unit));
        lines.add(row("项目名称", fill(template.name, place, year)));
        lines.add(row("预算执行率权重(%)：", "", "10"));
        lines.add(row("项目总资金额", String.valueOf(money), "上级补助", ""));
        lines.add(row("", "", "区级资金", String.valueOf(local)));
        lines.add(row("", "", "其他资金", ""));
        lines.add(row("项目概况", fill(template.overview, place, year)));
        lines.add(
                row("立项依据", "《关于安排%s项目经费的请示》（衡财发〔%d〕%d号）及政府批示同意".formatted(place, basisYear, 3 + random.nextInt(90))));
        lines.add(
                row("当年绩效目标", fill(template.goal, place, year) + (mistake == Mistake.GOAL_BROKEN_OFF ? "支出明细为：" : "")));
        lines.add(row("绩效指标", "指标名称", "指标性质", "指标值", "指标单位", "分值(90分)", "是否核心"));
        for (int at = 0; at < template.rows.size(); at++) {
            var each = template.rows.get(at);
            var last = at == template.rows.size() - 1;
            if (last && mistake == Mistake.NO_SATISFACTION) {
                continue;
            }
            var points = at == 0 && mistake == Mistake.POINTS_SHORT ? each.points - 5 : each.points;
            lines.add(row(
                    "",
                    fill(each.name, place, year),
                    each.comparator,
                    String.valueOf(each.value.within(random)),
                    each.unit,
                    String.valueOf(points),
                    each.core.isEmpty() ? "否" : each.core));
        }
        lines.add(row("联系人：", "经办人", "", "联系电话：", "5550 0%03d".formatted(random.nextInt(1000))));
        lines.add("");
        return String.join("\n", lines) + "\n";
    }

    private static String fill(String pattern, String place, int year) {
        return pattern.replace("{地}", place).replace("{年}", String.valueOf(year));
    }

    private static String row(String... cells) {
        return String.join("\t", cells);
    }
}
