package org.jiheng.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** 绩衡网站 — the web product; its modules are the packages directly below this one. */
@SpringBootApplication
@EnableScheduling
@Modulithic(systemName = "绩衡 Jiheng")
public class Application {
    /** For the build, which writes down how this starts (ADR 0005); the product starts with {@link Main}. */
    static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
