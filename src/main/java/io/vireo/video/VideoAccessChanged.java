package io.vireo.video;

/**
 * CDI event: another set of viewers may see a video, published or not: its visibility, its key or its block has changed, or it was created
 * and is not public. It is fired within the changing transaction. If the video is published, {@link VideoChanged} is fired as well.
 * For all videos of a channel at once, {@link io.vireo.identity.StandingChanged} is fired instead.
 *
 * @param hash its hash path
 */
public record VideoAccessChanged(String hash) {}
