package io.serenade.lovesong.web;

import io.serenade.jobs.JobMedia;
import io.serenade.jobs.JobWithdrawnException;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.Ids;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.rendering.record.RecordArt;
import io.serenade.storage.AttachmentName;
import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.MissingMediaException;
import io.serenade.storage.StoredMedia;
import io.serenade.storage.web.MediaAnswer;
import io.serenade.storage.web.StorageServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The media that are public for anyone who knows a song's id: the video, its story, captions, poster and share picture once it
 * is finished, and the round picture for the waiting page. Everything else below {@code /storage} does not exist.
 */
@WebServlet(urlPatterns = "/storage/*", asyncSupported = true)
@CrossOrigin(CrossOrigin.Access.MEDIA)
public class MediaServlet extends StorageServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern VIDEO =
            Pattern.compile("/video/([a-z0-9]{24})(\\.mp4|-story\\.mp4|\\.jpg|-share\\.jpg)");
    private static final Pattern CAPTIONS = Pattern.compile("/video/([a-z0-9]{24})\\.vtt");
    private static final Pattern DISC = Pattern.compile("/disc/([a-z0-9]{24})\\.(png|jpg)");

    @Inject
    private transient Submissions submissions;

    @Inject
    private transient MediaStore media;

    @Inject
    private transient JobMedia jobMedia;

    @Inject
    private transient RecordArt art;

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        Matcher video = VIDEO.matcher(path);
        Matcher captions = CAPTIONS.matcher(path);
        Matcher disc = DISC.matcher(path);
        if (video.matches()) {
            String suffix = video.group(2);
            serve(video.group(1), true, id -> media.find(MediaKind.VIDEO, id + suffix), request, response);
        } else if (captions.matches()) {
            captions(captions.group(1), request, response);
        } else if (disc.matches()) {
            boolean round = disc.group(2).equals("png");
            serve(disc.group(1), false, id -> disc(id, round), request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @FunctionalInterface
    private interface Source {
        Optional<StoredMedia> find(String id) throws IOException;
    }

    private void serve(
            String id, boolean finishedOnly, Source source, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Entry> entry = submissions.find(id);
        Optional<StoredMedia> found = isVisible(entry, finishedOnly) ? source.find(id) : Optional.empty();
        if (found.isEmpty()) {
            refuse(entry, response);
            return;
        }
        Optional<AttachmentName> downloadName = Optional.ofNullable(request.getParameter("download"))
                .map(wanted -> downloadName(entry.get(), request.getPathInfo().contains("-story.")));
        String type = getServletContext().getMimeType(request.getPathInfo());
        send(new MediaAnswer(found.get(), type, "private, max-age=3600", downloadName), request, response);
    }

    private static boolean isVisible(Optional<Entry> entry, boolean finishedOnly) {
        return entry.filter(found -> found.job().erasedAt().isEmpty())
                .filter(found -> !finishedOnly || Submissions.entryStatus(found).equals("success"))
                .isPresent();
    }

    private static void refuse(Optional<Entry> entry, HttpServletResponse response) throws IOException {
        boolean erased =
                entry.filter(found -> found.job().erasedAt().isPresent()).isPresent();
        response.sendError(erased ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
    }

    private void captions(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Entry> entry = submissions.find(id);
        Optional<String> captions = isVisible(entry, true)
                ? entry.flatMap(found -> found.submission().captions())
                : Optional.empty();
        if (captions.isEmpty()) {
            refuse(entry, response);
            return;
        }
        byte[] text = captions.get().getBytes(StandardCharsets.UTF_8);
        String tag = "\"" + Ids.hash(captions.get()).substring(0, 16) + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "private, no-cache");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/vtt;charset=UTF-8");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }

    /** Drawn when somebody asks for the first time. */
    private Optional<StoredMedia> disc(String id, boolean round) throws IOException {
        String key = id + (round ? ".png" : "-disc.jpg");
        Optional<StoredMedia> drawn = media.find(MediaKind.VIDEO, key);
        if (drawn.isPresent()) {
            return drawn;
        }
        try (LocalCopy photo = media.fetch(MediaKind.PHOTO, id + ".jpg")) {
            jobMedia.put(
                    id,
                    MediaKind.VIDEO,
                    key,
                    file -> Files.write(file, round ? art.discPng(photo.path()) : art.labelJpeg(photo.path())));
        } catch (MissingMediaException | JobWithdrawnException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while drawing a disc", e);
        }
        return media.find(MediaKind.VIDEO, key);
    }

    private static AttachmentName downloadName(Entry entry, boolean story) {
        String pet = AttachmentName.word(entry.submission().petName());
        String owner = AttachmentName.word(entry.submission().ownerName());
        String end = story ? "-story.mp4" : ".mp4";
        String plain = "love-song-for-you" + end;
        boolean nameless = pet.isEmpty() || owner.isEmpty();
        return new AttachmentName(nameless ? plain : "love-song-" + pet + "-and-" + owner + end, plain);
    }
}
