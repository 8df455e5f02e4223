package org.jiheng.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;

/** What the database remembers of its migrations is what stands in the files. */
@SpringBootTest(classes = DatabaseOnly.class)
@WithTestDatabase
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class FlywayHistoryTest {
    private final Flyway flyway;

    @Autowired
    FlywayHistoryTest(Flyway flyway) {
        this.flyway = flyway;
    }

    @Test
    void namesEveryFileOnceInTheirOrder() throws IOException {
        assertThat(history()).isEqualTo(files());
    }

    @Test
    void agreesWithTheFilesContents() {
        flyway.validate();
        assertThat(flyway.info().pending()).isEmpty();
    }

    @Test
    void isOutOfTheApplicationsReach(@Autowired JdbcClient application) {
        assertThat(application
                        .sql(
                                "select has_table_privilege(current_user, 'flyway_schema_history', 'insert, update, delete')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    private List<String> history() {
        var owner = JdbcClient.create(flyway.getConfiguration().getDataSource());
        return owner.sql("select script from flyway_schema_history where success order by installed_rank")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static List<String> files() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*.sql"))
                .map(file -> Objects.requireNonNull(file.getFilename()))
                .sorted()
                .toList();
    }
}
