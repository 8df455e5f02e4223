package org.jiheng.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.ui.Model;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** 出错 — turns every fault into a page; nobody else catches Exception. */
@Controller
@ControllerAdvice
class Faults implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final ApplicationEventPublisher events;

    Faults(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** A number that is nobody's, or somebody else's: one answer for both, and a record of who tried (GIT-14). */
    @ExceptionHandler(NotFound.class)
    String notTheirs(HttpServletRequest request, HttpServletResponse response, Model model) {
        tell(request, false);
        return page(HttpStatus.NOT_FOUND, "notFound", "", request, response, model);
    }

    @ExceptionHandler(Forbidden.class)
    String notTheirDeed(HttpServletRequest request, HttpServletResponse response, Model model) {
        tell(request, true);
        return page(HttpStatus.FORBIDDEN, "forbidden", "", request, response, model);
    }

    private void tell(HttpServletRequest request, boolean forbidden) {
        events.publishEvent(
                new AskedInVain(request.getMethod(), request.getRequestURI(), request.getRemoteAddr(), forbidden));
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        MethodArgumentTypeMismatchException.class
    })
    String notFound(HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(HttpStatus.NOT_FOUND, "notFound", "", request, response, model);
    }

    @ExceptionHandler({ServletRequestBindingException.class, RequestRejectedException.class})
    String incomplete(HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(HttpStatus.BAD_REQUEST, "badRequest", "", request, response, model);
    }

    @ExceptionHandler({MaxUploadSizeExceededException.class, MultipartException.class})
    String tooLarge(HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(HttpStatus.CONTENT_TOO_LARGE, "tooLarge", "", request, response, model);
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    String databaseAway(Exception fault, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(HttpStatus.SERVICE_UNAVAILABLE, "databaseAway", logged(fault, request), request, response, model);
    }

    @ExceptionHandler(Exception.class)
    String internal(Exception fault, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(HttpStatus.INTERNAL_SERVER_ERROR, "internal", logged(fault, request), request, response, model);
    }

    /** What the container and the security chain refuse before a controller is reached. */
    @RequestMapping("/error")
    String refused(HttpServletRequest request, HttpServletResponse response, Model model) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        if (status == null || status == HttpStatus.NOT_FOUND || status == HttpStatus.METHOD_NOT_ALLOWED) {
            return page(HttpStatus.NOT_FOUND, "notFound", "", request, response, model);
        }
        if (status == HttpStatus.FORBIDDEN) {
            return page(status, "forbidden", "", request, response, model);
        }
        if (status == HttpStatus.CONTENT_TOO_LARGE) {
            return page(status, "tooLarge", "", request, response, model);
        }
        if (status.is4xxClientError()) {
            return page(status, "badRequest", "", request, response, model);
        }
        var fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var incident = logged(fault instanceof Exception thrown ? thrown : null, request);
        return page(HttpStatus.INTERNAL_SERVER_ERROR, "internal", incident, request, response, model);
    }

    private static String logged(@org.jspecify.annotations.Nullable Exception fault, HttpServletRequest request) {
        return Incident.log(LOG, request.getMethod() + " " + request.getRequestURI(), fault);
    }

    private static String page(
            HttpStatus status,
            String kind,
            String incident,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        model.addAttribute(
                "page",
                new ErrorPage(
                        status.value(),
                        Words.say("error." + kind + ".title"),
                        asked instanceof String path ? path : request.getRequestURI(),
                        Words.say("error." + kind + ".reason"),
                        Words.say("error." + kind + ".advice"),
                        incident));
        return "error";
    }
}
