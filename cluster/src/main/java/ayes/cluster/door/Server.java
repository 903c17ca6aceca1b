package ayes.cluster.door;

/**
 * A process behind the door, on this machine.
 *
 * @param name as logs and metrics call it
 * @param port where it serves
 * @param health where it says whether it is ready
 */
public record Server(String name, int port, int health) {}
