package org.jiheng.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** 邮件与提醒 — sent to a real SMTP server on loopback. */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailTest {
    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final Notices notices;
    private final RemindOfDeadlines reminders;
    private final JdbcClient jdbc;
    private final Clock clock;
    private GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    MailTest(
            People people,
            Records records,
            ScopedTransactions transactions,
            Notices notices,
            RemindOfDeadlines reminders,
            JdbcClient jdbc,
            Clock clock) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.notices = notices;
        this.reminders = reminders;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void aPostOffice() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void closes() {
        server.stop();
    }

    private SendMail mail() {
        return new SendMail(
                transactions,
                notices,
                jdbc,
                new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class),
                "jiheng@example.invalid",
                "https://jiheng.example.invalid",
                clock);
    }

    private static JavaMailSenderImpl sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }

    @Test
    void severalNoticesAreOneLetter() throws MessagingException {
        var district = people.newDistrict("邮件部门");
        var clerk = people.of(district, "邮件部门", Role.UNIT_CLERK);
        clerk.get("/notices");
        clerk.post("/notices/address", "address", "clerk@example.invalid");
        var officer = Long.parseLong(records.one(district.scope(), "select max(id) from officer"));
        transactions.run(district.scope(), () -> {
            for (var title : List.of("第一件退回了", "第二件通过了")) {
                notices.tell(
                        district.code(),
                        officer,
                        new Notices.Saying("RETURN", "", title, "请写明文号。", "/desk"),
                        Instant.now(clock));
            }
        });
        assertThat(mail().send(district.code(), sender(server.getSmtp().getPort())))
                .isEqualTo(1);
        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("绩衡：2 条消息");
        assertThat(GreenMailUtil.getBody(received[0])).isNotEmpty();
        assertThat(mail().send(district.code(), sender(server.getSmtp().getPort())))
                .as("nothing twice")
                .isZero();
        assertThat(clerk.get("/notices").words()).contains("第一件退回了", "请写明文号。");
    }

    @Test
    void aServerThatDoesNotAnswerIsTriedAgainAndGivenUp() {
        var district = people.newDistrict("邮件不通");
        var clerk = people.of(district, "邮件不通", Role.UNIT_CLERK);
        clerk.get("/notices");
        clerk.post("/notices/address", "address", "nobody@example.invalid");
        var officer = Long.parseLong(records.one(district.scope(), "select max(id) from officer"));
        transactions.run(
                district.scope(),
                () -> notices.tell(
                        district.code(),
                        officer,
                        new Notices.Saying("RETURN", "", "退回了", "", "/desk"),
                        Instant.now(clock)));
        var closed = server.getSmtp().getPort();
        server.stop();
        assertThat(mail().send(district.code(), sender(closed))).isZero();
        assertThat(records.one(district.scope(), "select mail || attempts from notice"))
                .isEqualTo("WAITING1");
        for (int more = 1; more < SendMail.MOST_ATTEMPTS; more++) {
            mail().send(district.code(), sender(closed));
        }
        assertThat(records.one(district.scope(), "select mail || attempts from notice"))
                .isEqualTo("FAILED5");
    }

    @Test
    void whoGaveNoAddressGetsNoMailAndAWrongAddressIsNotKept() {
        var district = people.newDistrict("不要邮件");
        var clerk = people.of(district, "不要邮件", Role.UNIT_CLERK);
        clerk.get("/notices");
        clerk.post("/notices/address", "address", "no address");
        assertThat(clerk.get("/notices").words()).contains("不像邮件地址");
        assertThat(records.in(district.scope(), "select address from notice_address"))
                .isEmpty();
        assertThat(mail().send(district.code(), sender(server.getSmtp().getPort())))
                .isZero();
    }

    /** 2027-11-19 is a Friday: seven days before is the 12th, three is Tuesday, one is Thursday; the 20th is a Saturday. */
    @Test
    void remindsSevenThreeAndOneDaysBeforeAndEveryWorkingDayAfter() {
        var district = people.newDistrict("提醒部门", "提醒部门>提醒单位");
        var clerk = people.of(district, "提醒单位", Role.UNIT_CLERK);
        var reviewer = people.of(district, "提醒部门", Role.DEPARTMENT_REVIEWER);
        clerk.get("/imports");
        var run = clerk.upload(
                        "/imports",
                        List.of(org.jiheng.app.Visitor.Upload.text(
                                "提醒.txt",
                                org.jiheng.app.Forms.text("提醒单位", "提醒项目").replace("主管部门\t提醒单位", "主管部门\t提醒部门"))))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        records.change(district.scope(), """
                insert into calendar_window select region_code, 2026, 'DECLARATION', '2027-11-01', '2027-11-19', 0, id, now()
                from officer limit 1
                """);
        var told = new java.util.TreeMap<LocalDate, Integer>();
        for (int day = 9; day <= 23; day++) {
            var date = LocalDate.of(2027, 11, day);
            var count = reminders.remind(district.code(), date);
            if (count > 0) {
                told.put(date, count);
            }
            assertThat(reminders.remind(district.code(), date)).as("once").isZero();
        }
        assertThat(told.keySet().stream().map(LocalDate::getDayOfMonth)).containsExactly(12, 16, 18, 22, 23);
        assertThat(clerk.get("/notices").words()).contains("单位报送（一上）截止 2027-11-19，还有 7 天", "已经过期 3 天");
        assertThat(reviewer.get("/notices").words())
                .as("what is late climbs")
                .contains("已经过期")
                .doesNotContain("还有 7 天");
    }
}
