package io.serenade.rendering.mp4;

import java.nio.charset.StandardCharsets;

/** What the file says about itself: title, comment (how it was made and by whom) and the software that wrote it. */
public record MovieTags(String title, String comment, String software) {

    /** Players read these from an iTunes-style list, the only place that all of them look at. */
    void write(BoxWriter out) {
        out.box(
                "udta",
                () -> out.fullBox("meta", 0, 0, () -> {
                    out.fullBox(
                            "hdlr", 0, 0, () -> out.int32(0).text("mdirappl").zeros(9));
                    out.box("ilst", () -> {
                        tag(out, "\u00a9nam", title);
                        tag(out, "\u00a9cmt", comment);
                        tag(out, "\u00a9too", software);
                    });
                }));
    }

    private static void tag(BoxWriter out, String type, String value) {
        if (!value.isBlank()) {
            int utf8 = 1;
            out.box(type, () -> out.box("data", () -> out.int32(utf8, 0).raw(value.getBytes(StandardCharsets.UTF_8))));
        }
    }
}
