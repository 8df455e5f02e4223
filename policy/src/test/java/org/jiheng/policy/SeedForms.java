package org.jiheng.policy;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.emptyTable;

import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.TargetDeclaration;

/**
 * 长寿区2024年重点专项绩效目标表 — the ten published forms of 区委老干局 as values, typed in by hand and shortened where no
 * rule looks: nine key projects in printed order, then the empty general form.
 */
public final class SeedForms {

    private SeedForms() {}

    public static List<TargetDeclaration> all() {
        return List.of(
                activities(),
                visits(),
                nextGeneration(),
                hardship(),
                southwestCorps(),
                partyCommittee(),
                university(),
                livingAllowance(),
                medicalAllowance(),
                emptyTable());
    }

    public static TargetDeclaration activities() {
        return form("老干部活动费、健康体检及健康疗养费等", "226.3")
                .overview("根据职能职责及相关文件规定，组织离休干部、厅级和原县级退休干部开展节日活动、健康体检、参观考察，发放健康疗养费。")
                .basis("""
                        《关于认真做好县处级以上退休干部管理服务工作的通知》（长寿委办〔2008〕29号）
                        十一届区委第61次常委会决定和《关于原县管科级退休干部纳入老干局管理服务所需经费的请示》（长委老〔2009〕25号）文件精神
                        《关于增加离休干部和市管退休干部健康体检经费的请示》（长委老文〔2015〕5号）及政府批示同意
                        《关于落实全市老干部工作专题会所需经费的请示》（长委老〔2008〕36号）及十一届区委第44次常委会决定
                        """)
                .annualTarget("落实老干部的各项政治待遇和生活待遇，丰富老干部们的精神文化生活，让他们安享晚年、发挥余热。")
                .markupRemovedFrom(FieldPath.BASIS)
                .indicators("""
                        组织老干部参观考察次数 = 2 次 15 是;
                        健康疗养费发放到位率 = 100 % 20 是;
                        6月资金安排到位率 ≥ 30 % 15 ?;
                        老干部作用发挥参与率 ≥ 50 % 15 ?;
                        确保老干部队伍和谐稳定率 ≥ 95 % 15 是;
                        老干部满意度 ≥ 95 % 10 ?
                        """)
                .build();
    }

    public static TargetDeclaration visits() {
        return form("老干部节日、住院等慰问费（重点专项项目）", "300.18")
                .overview("落实老干部政治待遇和生活待遇，每年开展两次节日集中慰问活动、看望生病住院老干部等。")
                .basis("《关于调整老干部相关待遇的请示》（长委老文〔2022〕13号）及政府批示同意")
                .annualTarget("开展普遍走访慰问活动2次、对生病住院老干部及时进行走访慰问，促进老干部队伍和谐稳定。")
                .indicators("""
                        开展节日普遍慰问次数 = 2 次 20 是;
                        节日走访慰问覆盖率 = 100 % 20 是;
                        6月资金安排到位率 ≥ 50 % 20 否;
                        确保老干部队伍和谐稳定率 ≥ 95 % 20 是;
                        老干部满意度 ≥ 95 % 10 否
                        """)
                .build();
    }

    public static TargetDeclaration nextGeneration() {
        return form("关工委工作经费", "120")
                .overview("为做好关心下一代工作提供经费保障。开展“中华魂”主题教育读书活动、留守儿童慰问、贫困学生慰问活动等。")
                .basis("1.《关于2023年预算经费的函》（长关工委函〔2022〕4号） 2.《关于安排区关工委2023年项目经费的请示》（长财社文〔2023〕24号）及政府批示同意")
                .annualTarget("积极组织“五老”工作团在全区青少年中开展党史国史巡回讲座、青少年法制教育等活动。 慰问帮助留守儿童、贫困学生，帮助青少年树立正确的世界观、人生观、价值观。支出明细为：")
                .indicators("""
                        慰问贫困大学生人数 ≥ 30 人 15 是;
                        开展征文比赛活动次数 ≥ 1 次 15 是;
                        6月资金到安排位率 ≥ 50 % 15 ?;
                        “五老”工作团作用发挥率 ≥ 80 % 15 ?;
                        青少年中华魂读书活动参与率 ≥ 50 % 20 是;
                        “五老”满意率 ≥ 95 % 10 ?
                        """)
                .build();
    }

    public static TargetDeclaration hardship() {
        return form("困难离退休干部帮扶资金", "25")
                .overview("根据十一届区委第88次常委会决定和长寿委办发〔2010〕39号、长财行〔2010〕73号文件精神，建立长寿区特殊困难离退休干部帮扶制度。")
                .basis("""
                        十一届区委第88次常委会决定
                        《关于印发<长寿区特殊困难离退休干部帮扶机制实施办法>的通知》（长寿委办发〔2010〕39号）
                        《关于解决特殊困难离退休干部帮扶资金的请示》（长财行〔2010〕73号）及政府批示同意
                        """)
                .annualTarget("每年开展2次帮扶活动，按照困难程度给予一定的经济帮扶。根据帮扶人员的具体情况进行1000-5000元不等的帮扶。")
                .markupRemovedFrom(FieldPath.BASIS)
                .indicators("""
                        开展帮扶次数 = 2 次/年 15 是;
                        符合帮扶条件率 = 100 % 15 是;
                        6月资金安排到位率 ≥ 50 % 15 ?;
                        老干部困难和问题解决率 ≥ 80 % 15 ?;
                        确保老干部队伍和谐稳定率 ≥ 95 % 20 是;
                        老干部满意度 ≥ 95 % 10 ?
                        """)
                .build();
    }

    public static TargetDeclaration southwestCorps() {
        return form("西南服务团及二野军大经费", "2.5")
                .overview("1949年初，中国人民解放军在三大战役胜利后，中央军委电令第二野战军进军大西南。1949年11月重庆解放后，西南服务团承担接管重庆、建设重庆的艰巨任务。")
                .basis("1988年4月成立西南服务团团史研究会长寿分会，经费用于西南服务团团史研究会及二野军大校史研究会长寿分会开展活动、节日慰问等。")
                .annualTarget("开展节日走访慰问活动2次；做好西南服务团及二野军大各项服务保障工作。")
                .indicators("""
                        开展节日慰问活动次数 = 2 次/年 20 是;
                        节日走访慰问覆盖率 = 100 % 20 是;
                        6月资金安排到位率 ≥ 50 % 20 ?;
                        确保老干部队伍和谐稳定率 ≥ 95 % 20 是;
                        老同志满意度 ≥ 95 % 10 ?
                        """)
                .build();
    }

    public static TargetDeclaration partyCommittee() {
        return form("离退休干部党工委工作经费", "4")
                .overview("根据职能职责，引导离退休干部党员为党和人民的事业增添正能量。组织离退休党支部书记及委员培训、参观考察、表彰先进等。")
                .basis("《关于区离退休干部党工委所需经费的请示》（长委老文（2017）9号）及政府批示同意")
                .annualTarget("""
                        组织离退休党支部书记及委员开展培训,增强离退休党支部的战斗力和凝聚力。
                        支出明细：
                        1. 组织离退休党支部书记、委员培训,理论学习及宣传骨干培训2万元。
                        2. 组织离退休党支部开展为党和人民事业增添正能量活动2万元。""")
                .markupRemovedFrom(FieldPath.ANNUAL_TARGET)
                .indicators("""
                        组织学习培训 ≥ 1 次 20 是;
                        开展活动 ≥ 1 次 15 是;
                        6月资金安排到位率 ≥ 50 % 15 ?;
                        离退休支部作用发挥率 ≥ 80 % 15 ?;
                        确保老干部队伍和谐稳定率 ≥ 95 % 15 是;
                        老干部满意度 ≥ 95 % 10 ?
                        """)
                .build();
    }

    public static TargetDeclaration university() {
        return form("老干部活动中心及老年大学经", "170.37")
                .overview("根据区老年大学职能职责开设老年大学兴趣班。确保老干部活动中心及老年大学正常运行。")
                .basis("《关于增加区老干部活动中心和老年大学运行经费年初预算的请示》（长委老文〔2021〕8号）及政府批示同意")
                .annualTarget("为老年群体免费开设太极、电脑、曲艺、民舞、交谊舞、音乐、合唱、健身舞等兴趣班40个；招收老年学员1800名。")
                .indicators("""
                        开班学期数 = 2 期 20 是;
                        开设班数 ≥ 40 个 20 是;
                        6月资金安排到位率 ≥ 50 % 20 ?;
                        老年群体受教育人数 ≥ 1800 人 20 是;
                        老年学员满意度 ≥ 90 % 10 ?
                        """)
                .build();
    }

    public static TargetDeclaration livingAllowance() {
        return form("企业建初干部生活补贴、建工补贴", "18.88")
                .overview("按照政策要求，落实老干部生活待遇。向社保局一次性划拨企业建初干部生活补贴和建工补贴，由社保局按月发放。")
                .basis("《关于调整我市部分建国初期参加革命工作退休干部生活补贴标准的通知》（渝委老〔2022〕107号）")
                .annualTarget("向社保局划拨企业建初干部6人及建工人员1人生活补贴，由社保局按月发放；确保企业建初干部各项补贴落实到位。")
                .indicators(ALLOWANCE)
                .build();
    }

    public static TargetDeclaration medicalAllowance() {
        return form("企业建初干部医疗补助", "1.2")
                .overview("按照文件要求，落实企业建初干部医疗补助，由社保局一次性发放到位。")
                .basis("相关文件")
                .annualTarget("向社保局划拨企业建初干部6人的医疗补贴，由社保局发放，确保企业建初干部病有所医。")
                .indicators(ALLOWANCE)
                .build();
    }

    private static final String ALLOWANCE = """
            企业建初干部补贴发放人数 = 6 人 20 是;
            补贴发放到位率 = 100 % 15 是;
            6月资金安排到位率 ≥ 50 % 15 ?;
            企业建初干部生活保障率 = 100 % 15 是;
            确保老干部队伍和谐稳定率 ≥ 95 % 15 ?;
            老干部满意度 ≥ 95 % 10 ?
            """;

    private static DeclarationBuilder form(String project, String wanYuan) {
        return declaration().unit("区委老干局").project(project).funds(wanYuan, null, wanYuan, null);
    }
}
