package io.vireo.media.segment;

/**
 * What a client needs to know of a video before it plays it.
 *
 * @param codecs the codecs of the file as a list in the form of RFC 6381, without spaces; {@code ""} if unknown
 * @param hdr whether the transfer function is PQ or HLG
 * @param formats the formats in which the video can be streamed
 */
public record StreamProperties(String codecs, boolean hdr, StreamFormats formats) {}
