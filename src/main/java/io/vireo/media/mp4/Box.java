package io.vireo.media.mp4;

/**
 * A box of an ISO base media file (ISO/IEC 14496-12, 4.2). Positions are offsets in the file in bytes.
 *
 * @param type the four-character code
 * @param start the position of the header
 * @param body the position of the content
 * @param end the position after the last byte, within the parent box and the file
 */
record Box(String type, long start, long body, long end) {
    long size() {
        return end - body;
    }
}
