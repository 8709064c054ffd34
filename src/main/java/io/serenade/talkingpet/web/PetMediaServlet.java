package io.serenade.talkingpet.web;

import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.storage.AttachmentName;
import io.serenade.storage.MediaKind;
import io.serenade.storage.web.StorageServlet;
import io.serenade.talkingpet.PetClip;
import io.serenade.talkingpet.PetClips;
import io.serenade.talkingpet.PetClips.Entry;
import io.serenade.talkingpet.PetMedia;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clips, speech and captions of talking pets, for anyone who knows the job's id; {@code ?download=1} offers them as
 * files.
 */
@WebServlet(urlPatterns = "/pets/*", asyncSupported = true)
@CrossOrigin(CrossOrigin.Access.OPEN_MEDIA)
public class PetMediaServlet extends StorageServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile(
            "/(audio|videos|captions|pictures)/(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-clip)?\\.(?:mp3|mp4|vtt|jpg))");

    /** A medium never changes under its address. */
    private static final String CACHE = "private, max-age=86400, immutable";

    @Inject
    private transient PetClips clips;

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        Optional<Entry> entry = path.matches() ? clips.find(path.group(3)) : Optional.empty();
        if (entry.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (entry.get().job().erasedAt().isPresent()) {
            response.sendError(HttpServletResponse.SC_GONE);
        } else {
            answer(path.group(1), path.group(2), entry.get().clip(), request, response);
        }
    }

    private void answer(
            String folder, String name, PetClip clip, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<String> download =
                Optional.ofNullable(request.getParameter("download")).map(asked -> name);
        boolean isClip = clip.isClipStored() && name.equals(PetMedia.clipKey(clip));
        boolean isFinal = clip.isFinished() && name.equals(PetMedia.finalKey(clip.jobId()));
        boolean isSpeech = clip.isSpoken() && name.equals(PetMedia.speechKey(clip.jobId()));
        if (folder.equals("audio") && isSpeech) {
            serve(MediaKind.SPEECH, name, "audio/mpeg", CACHE, download, request, response);
        } else if (folder.equals("videos") && (isClip || isFinal)) {
            serve(MediaKind.CLIP, name, "video/mp4", CACHE, download, request, response);
        } else if (folder.equals("pictures") && clip.hasPoster() && name.equals(PetMedia.posterKey(clip.jobId()))) {
            serve(MediaKind.CLIP, name, "image/jpeg", CACHE, download, request, response);
        } else if (folder.equals("captions")
                && name.equals(clip.jobId() + ".vtt")
                && clip.captions().isPresent()) {
            captions(clip.captions().get(), download, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void captions(String text, Optional<String> download, HttpServletResponse response)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        download.map(AttachmentName::of).ifPresent(name -> response.setHeader("Content-Disposition", name.header()));
        response.setHeader("Cache-Control", CACHE);
        response.setContentType("text/vtt;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
