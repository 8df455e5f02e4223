package org.jiheng.app;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** 自己开的产品 — started, stopped and started again by whoever needs that; everybody else shares the one of {@link WithDemo}. */
public final class OwnProduct {
    private OwnProduct() {}

    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        return new SpringApplicationBuilder(Application.class)
                .initializers(
                        context -> context.getBeanFactory().registerSingleton("onlyTheProduct", new OnlyTheProduct()))
                .properties(properties)
                .run();
    }

    /** Test classes stand on the same class path, and some of them are components. */
    private static final class OnlyTheProduct extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            return reader.getResource().getURI().toString().contains("/test-classes/");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OnlyTheProduct;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
