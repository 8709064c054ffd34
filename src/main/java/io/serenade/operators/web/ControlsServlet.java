package io.serenade.operators.web;

import io.serenade.operators.Controls;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCheck;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** Pauses of intake, slots and limits, which can be changed here. */
@WebServlet("/admin/controls")
public class ControlsServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Controls controls;

    @Inject
    private transient Frames frames;

    @Override
    protected OperatorRole roleToChange() {
        return OperatorRole.ADMIN;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, Optional.empty());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> problem = change(request, OperatorCheck.operator(request));
        if (problem.isPresent()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            show(request, response, problem);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/admin/controls");
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Optional<String> problem)
            throws IOException {
        Frames.send(
                response,
                ConsolePages.controls(frames.of("controls", "Controls", request), controls.present(), problem));
    }

    /** @return what is wrong with the form */
    private Optional<String> change(HttpServletRequest request, Operator operator) {
        String product = text(request, "product");
        if (controls.isProduct(product)) {
            if (request.getParameter("pause") != null) {
                String reason = text(request, "reason");
                controls.pause(product, reason.isEmpty() ? "No reason was given." : reason, operator);
            } else {
                controls.resume(product, operator);
            }
            return Optional.empty();
        }
        String account = text(request, "account");
        String number = text(request, "number");
        if (!controls.isAccount(account) || !number.matches("[0-9]{0,6}")) {
            return Optional.of("Please give a whole number, or none for that of the settings.");
        }
        OptionalInt set = number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
        if (request.getParameter("slots") != null) {
            controls.setSlots(account, set, operator);
        } else {
            controls.setPaidPerDay(account, set, operator);
        }
        return Optional.empty();
    }

    /** The database cannot store NUL characters. */
    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(value -> value.indexOf('\0') < 0 && value.length() <= 200)
                .orElse("");
    }
}
