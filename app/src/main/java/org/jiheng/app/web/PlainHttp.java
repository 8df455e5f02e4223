package org.jiheng.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * 明文登录 — a form sent from another machine without TLS may carry a password; it is refused unless the installation has
 * chosen plain HTTP in so many words (GIT-06). A proxy in front of the product is on this machine.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class PlainHttp extends OncePerRequestFilter {
    private final boolean chosen;

    PlainHttp(@Value("${jiheng.plain-http:false}") boolean chosen) {
        this.chosen = chosen;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        if (chosen
                || request.isSecure()
                || !request.getMethod().equals("POST")
                || isThisMachine(request.getRemoteAddr())) {
            rest.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().println(Words.say("plainHttp.refused"));
    }

    static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress(); // an address, never a name: nothing is looked up
        } catch (UnknownHostException odd) {
            return false;
        }
    }
}
