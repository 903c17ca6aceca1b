package ayes.screen;

/**
 * All viewers that get the same bytes.
 *
 * @param publicUrl the address that links in frames start with, without a slash at its end
 */
public record Audience(ViewerClass viewer, String publicUrl) {}
