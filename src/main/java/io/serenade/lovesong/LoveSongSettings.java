package io.serenade.lovesong;

import io.serenade.platform.settings.AddressBlock;
import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.sonauto.SonautoSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the campaign under the names and defaults of docs/api.md.
 *
 * @param submissionsPerCookie {@code FORM_SUBMIT_RETRY}
 * @param songTries {@code SONG_MAX_RETRIES}, otherwise {@code MAX_RETRIES}: counted attempts at the song request
 * @param maxQueueWait above this estimate new visitors are told that the queue is full
 * @param songStreaming {@code SONG_STREAMING}: whether a song can be heard while it is made
 * @param nameCheck {@code NAME_CHECK}: whether a song in which a name is not sung is requested once more
 * @param wall whether makers may ask for a place on the wall
 * @param storiesWaiting how many stories may wait to be made; 0 where there are none
 * @param cachePurgeUrl where the cache in front of the site takes {@code PURGE}
 * @param sampleSongs whether a stand-in makes the songs, because the sandbox is on and there is no key
 */
public record LoveSongSettings(
        int submissionsPerCookie,
        int submissionsPerHour,
        int resultsPerHour,
        int songTries,
        Duration queueInterval,
        Duration creditsInterval,
        Duration timeoutInterval,
        long minAvailableCredits,
        Duration webhookTimeout,
        URI webhookBaseUrl,
        List<AddressBlock> webhookAllowedIps,
        int fileRetentionDays,
        NameRule names,
        Optional<Instant> campaignOpens,
        Optional<Instant> campaignCloses,
        Optional<Duration> maxQueueWait,
        boolean notifyEmail,
        BlockedNames blockedNames,
        String songFormat,
        boolean songCaptions,
        boolean songStreaming,
        boolean nameCheck,
        boolean wall,
        int storiesWaiting,
        Optional<URI> cachePurgeUrl,
        boolean sampleSongs) {

    public static LoveSongSettings from(Settings settings) {
        NodeSettings node = NodeSettings.from(settings);
        int tries = Math.max(1, settings.integer("MAX_RETRIES", 3, 0, 20));
        return new LoveSongSettings(
                settings.integer("FORM_SUBMIT_RETRY", 10, 1, 1_000_000),
                settings.integer("SUBMISSIONS_PER_HOUR", 20, 1, 1_000_000),
                settings.integer("RESULTS_PER_HOUR", 100, 1, 1_000_000),
                settings.integer("SONG_MAX_RETRIES", tries, 1, 20),
                settings.seconds("QUEUE_PROCESSOR_INTERVAL", 60),
                settings.seconds("CREDITS_CHECK_INTERVAL", 600),
                settings.seconds("TIMEOUT_CHECK_INTERVAL", 300),
                settings.integer("MIN_AVAILABLE_CREDITS", 5000, 0, Integer.MAX_VALUE),
                settings.minutes("WEBHOOK_TIMEOUT_MINUTES", 10),
                node.webhookBaseUrl().orElse(node.local()),
                settings.list("WEBHOOK_ALLOWED_IPS", "").stream()
                        .map(block -> AddressBlock.parse("WEBHOOK_ALLOWED_IPS", block))
                        .toList(),
                settings.integer("FILE_RETENTION_DAYS", 30, 1, 36_500),
                NameRule.from(settings),
                settings.timestamp("CAMPAIGN_OPENS"),
                settings.timestamp("CAMPAIGN_CLOSES"),
                settings.find("MAX_QUEUE_WAIT").map(value -> settings.minutes("MAX_QUEUE_WAIT", 60)),
                settings.flag("NOTIFY_EMAIL", false),
                BlockedNames.from(settings),
                settings.oneOf("SONG_FORMAT", "mp3", "mp3", "m4a"),
                settings.flag("SONG_CAPTIONS", true),
                settings.flag("SONG_STREAMING", true),
                settings.flag("NAME_CHECK", true),
                settings.flag("WALL", true),
                settings.integer("STORIES_WAITING", 50, 0, 10_000),
                settings.findAddress("CDN_PURGE_URL"),
                SonautoSettings.PROVIDER.hasStandIn(settings));
    }
}
