package io.vireo.streaming.caption;

/**
 * An entry of the list of captions.
 *
 * @param url the path of the WebVTT file
 */
record CaptionEntry(String language, String label, String kind, String url) {
    static CaptionEntry of(String hash, CaptionTrack track) {
        return new CaptionEntry(
                track.language(), track.label(), track.kind(), "/captions/" + hash + '/' + track.language());
    }
}
