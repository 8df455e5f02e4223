package org.jiheng.app.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** 页面模板 — resolves a view name to a precompiled JTE template and hands it its page record and the shell. */
record JteViews(TemplateEngine engine, Shells shells) implements ViewResolver, Ordered {

    @Override
    public int getOrder() {
        return 0; // before Spring's own resolvers, which would render an unknown name as an empty page
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return engine.hasTemplate(name + ".jte") ? new JteView(name + ".jte") : null;
    }

    private final class JteView implements View {
        private final String template;

        private JteView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var parameters = new HashMap<String, Object>();
            var page = model == null ? null : model.get("page");
            if (page != null) {
                parameters.put("page", page);
            }
            parameters.put("shell", shells.around(request));
            var output = new Utf8ByteOutput();
            engine.render(template, parameters, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
