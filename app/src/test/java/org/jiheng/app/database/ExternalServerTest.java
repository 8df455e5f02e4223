package org.jiheng.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jiheng.app.database.DatabaseUnavailable.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A server of the house: accepted, or refused in one sentence before anything is done on it (GIT-70). */
class ExternalServerTest {
    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void acceptsSeparateUsersForOwnerAndApplication() {
        check(database.url(), database.application(), database.owner());
    }

    @Test
    void acceptsOneUserForBoth() {
        var server = new ExternalServer.Settings(
                        database.url(),
                        database.owner().user(),
                        database.owner().password(),
                        null,
                        null)
                .server(database.url());
        assertThat(server.owner()).isEqualTo(server.application());
        server.check();
    }

    @Test
    void refusesAnApplicationUserThatRowLevelSecurityDoesNotBind() {
        assertThat(refusal(database.url(), TestDatabase.administrator(), database.owner()))
                .hasMessageContaining("jiheng_admin 是超级用户或可绕过行级安全")
                .matches(refused -> refused.reason() == Reason.REFUSED);
    }

    @Test
    void namesAWrongPasswordWithoutPrintingIt() {
        var wrong = new Credentials(database.application().user(), "geheim-4711");
        assertThat(refusal(database.url(), wrong, database.owner()))
                .hasMessageContaining("拒绝了用户 jiheng_app")
                .matches(refused -> !refused.sentence().contains("geheim"));
    }

    @Test
    void namesADatabaseThatIsNotThere() {
        var url = database.url().replaceFirst("/test_\\d+", "/nowhere");
        assertThat(refusal(url, database.application(), database.owner())).hasMessageContaining("服务器上没有这个库");
    }

    @Test
    void namesAServerThatDoesNotAnswer() {
        assertThat(refusal("jdbc:postgresql://127.0.0.1:1/jiheng", database.application(), database.owner()))
                .hasMessageContaining("连不上数据库服务器 jdbc:postgresql://127.0.0.1:1/jiheng")
                .matches(refused -> refused.reason() == Reason.SERVER_FAILED);
    }

    @Test
    void asksForAnAddressAndAUserItCanUse() {
        assertThat(refusalOfSettings("jdbc:mysql://db/jiheng", "jiheng"))
                .hasMessageContaining("jdbc:postgresql://主机:端口/库名");
        assertThat(refusalOfSettings("jdbc:postgresql://db/jiheng?ssl=true&password=geheim", "jiheng"))
                .hasMessageContaining("不要写在数据库地址里")
                .matches(refused -> !refused.sentence().contains("geheim"));
        assertThat(refusalOfSettings("jdbc:postgresql://db/jiheng", null)).hasMessageContaining("还缺用户名");
        assertThat(refusalOfSettings("jdbc:postgresql://db/jiheng", "a\"b")).hasMessageContaining("双引号");
    }

    private static void check(String url, Credentials application, Credentials owner) {
        new ExternalServer(url, owner, application).check();
    }

    private static DatabaseUnavailable refusal(String url, Credentials application, Credentials owner) {
        return catchThrowableOfType(DatabaseUnavailable.class, () -> check(url, application, owner));
    }

    private static DatabaseUnavailable refusalOfSettings(String url, @Nullable String user) {
        return catchThrowableOfType(
                DatabaseUnavailable.class, () -> new ExternalServer.Settings(url, user, null, null, null).server(url));
    }
}
