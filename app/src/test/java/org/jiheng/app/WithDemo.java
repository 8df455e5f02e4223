package org.jiheng.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jiheng.app.database.WithTestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/**
 * 使用演示区 — the whole product on a real port, with the demo district in a database of its own.
 *
 * <p>Without the three hundred generated projects, which one test of their own loads.
 *
 * <p>All test classes that carry it share one application and so one database: a test gives its data names of its own and
 * never counts rows it did not make.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "jiheng.demo=true",
            "jiheng.demo-projects=0",
            "jiheng.demo-year=2026",
            // a person of the demo is many visitors at once
            "jiheng.sessions.per-account=1000",
            // all tests come from a few addresses, within minutes; what the limits do is asked in GatesTest
            "jiheng.limits.requests-per-minute=1000000",
            "jiheng.limits.uploads-per-minute=1000000"
        })
@WithTestDatabase
@Import({OwnFolder.class, People.class, Records.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface WithDemo {}
