package org.jiheng.documents.reading.grid;

/**
 * 同字异码 — characters that mean the same as another and are compared as it: traditional characters as labels use
 * them, and the radicals that some PDF fonts give instead of the character (GIT-86). Kangxi radicals are not listed,
 * the compatibility normalisation knows them.
 */
final class SameCharacters {
    private static final char FIRST = '\u2e80';
    private static final char LAST = '\u9fff';
    /** Pairs of one character and the one it is compared as. */
    private static final String PAIRS =
            "績绩標标項项級级屬属產产數数質质時时實实際际據据編编碼码單单稱称類类別别門门預预執执總总額额資资撥拨結结餘余轉转務务負负責责聯联繫系電电話话報报內内說说備备註注評评價价議议問问題题"
                    + "權权滿满徵征觀观聖圣會会長长達达億亿萬万審审監监運运營营補补財财計计劃划劑剂業业節节約约護护環环態态對对於于與与為为無无開开關关應应這这從从個个還还過过進进選选適适遠远鄉乡鎮镇區区"
                    + "縣县廳厅廣广國国學学龍龙龜龟齊齐齒齿黃黄麥麦魚鱼鳥鸟馬马飛飞風风韋韦頁页車车見见貝贝語语續续線线細细終终維维現现設设該该論论談谈識识證证變变讓让記记許许訪访試试詳详認认調调請请謝谢"
                    + "講讲號号處处術术構构機机檔档檢检歸归歷历氣气決决沒没況况測测濟济減减滅灭災灾爭争狀状獎奖療疗發发盡尽確确礎础種种積积穩稳築筑簡简純纯紅红紙纸組组統统絕绝給给網网練练綠绿緊紧優优傳传"
                    + "傷伤側侧偵侦儲储兒儿兩两準准凍冻劇剧動动勞劳勝胜華华協协參参雙双吳吴員员啟启喪丧嚴严圍围圖图團团堅坚場场塊块墊垫壓压壞坏夠够奪夺婦妇寧宁寫写寬宽將将專专尋寻導导層层屆届島岛幣币帶带"
                    + "幹干幾几庫库廠厂張张強强彈弹彙汇復复徑径後后恆恒慮虑慶庆憂忧戰战戶户掃扫採采換换損损搶抢擔担擇择擴扩擬拟攝摄敗败敵敌斷断⺠民⻓长⻔门⻋车⻅见⻉贝⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟"
                    + "⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⻆角⻄西⻘青⺟母⺝月⺼月⺍小⺗心⺾艹";

    private static final char[] FOLDED = table();

    private SameCharacters() {}

    private static char[] table() {
        var table = new char[LAST - FIRST + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) (FIRST + i);
        }
        for (int i = 0; i + 1 < PAIRS.length(); i += 2) {
            table[PAIRS.charAt(i) - FIRST] = PAIRS.charAt(i + 1);
        }
        return table;
    }

    /** What the character is compared as; itself for most. */
    static char of(char c) {
        return c < FIRST || c > LAST ? c : FOLDED[c - FIRST];
    }
}
