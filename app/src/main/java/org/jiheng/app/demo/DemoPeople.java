package org.jiheng.app.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.app.identity.Role;

/** 演示人物 — invented names, one for every role, so that each page can be seen as whoever works with it. */
record DemoPeople(String login, String name, String organisation, Role role, boolean shown, List<String> lookAfter) {
    static final String FINANCE = "衡溪区财政局";
    static final String VETERANS = "区委老干部局";

    static final List<DemoPeople> ALL = List.of(
            shown("zhouminhui", "周敏慧", VETERANS, Role.UNIT_CLERK),
            shown("heshumei", "贺书梅", VETERANS, Role.UNIT_HEAD),
            shown("chengliyan", "程立言", VETERANS, Role.DEPARTMENT_REVIEWER),
            shown("songwanping", "宋宛平", FINANCE, Role.FINANCE_PERFORMANCE_SECTION),
            new DemoPeople(
                    "fanxiuyun",
                    "范岫云",
                    FINANCE,
                    Role.FINANCE_LINE_SECTION,
                    true,
                    List.of(VETERANS, "区教育委员会", "区卫生健康委员会")),
            shown("miaozhiyuan", "苗知远", FINANCE, Role.SYSTEM_ADMINISTRATOR),
            shown("taoranzhi", "陶冉之", FINANCE, Role.SECURITY_ADMINISTRATOR),
            shown("geweimin", "葛惟敏", FINANCE, Role.AUDIT_ADMINISTRATOR),
            other("luoqiwen", "罗启文", VETERANS, Role.UNIT_CLERK),
            other("dingchengye", "丁承野", VETERANS, Role.DEPARTMENT_HEAD),
            other("quyanting", "瞿砚亭", FINANCE, Role.FINANCE_BUDGET_SECTION),
            other("lingxiangwan", "凌湘晚", FINANCE, Role.EXPERT),
            other("ouzhengping", "欧正平", "区审计局", Role.AUDITOR),
            other("yuanhelai", "袁鹤来", "区人大常委会办公室", Role.DELEGATE),
            other("hanyueze", "韩越泽", "区河道管理中心", Role.UNIT_CLERK),
            other("jiangmuqing", "姜慕青", "区水利局", Role.DEPARTMENT_REVIEWER));

    /** 韩越泽 also writes for the unit next door, so that a choice of posts can be seen. */
    static final String TWO_POSTS = "hanyueze";

    static final String SECOND_PLACE = "区农村供水服务中心";

    DemoPeople {
        lookAfter = List.copyOf(lookAfter);
    }

    private static DemoPeople shown(String login, String name, String organisation, Role role) {
        return new DemoPeople(login, name, organisation, role, true, List.of());
    }

    private static DemoPeople other(String login, String name, String organisation, Role role) {
        return new DemoPeople(login, name, organisation, role, false, List.of());
    }

    /** Login name → who that is. */
    static Map<String, String> who(boolean shown) {
        var who = new LinkedHashMap<String, String>();
        ALL.stream()
                .filter(each -> each.shown == shown)
                .forEach(each -> who.put(each.login, each.name + "，" + each.organisation + "，" + each.role.chinese()));
        return who;
    }
}
