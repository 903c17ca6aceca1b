// What this device remembers. Storage can be switched off or full; then the page still works, it only forgets on reload.

const memory = new Map();

function keeper(storage) {
  const reach = () => {
    try {
      return storage();
    } catch {
      return null;
    }
  };
  return {
    read(key) {
      try {
        const text = reach()?.getItem(key) ?? memory.get(key) ?? null;
        return text === null ? null : JSON.parse(text);
      } catch {
        return null;
      }
    },
    write(key, value) {
      const text = JSON.stringify(value);
      memory.set(key, text);
      try {
        reach()?.setItem(key, text);
      } catch {
        // Full or forbidden: memory has it.
      }
    },
    forget(key) {
      memory.delete(key);
      try {
        reach()?.removeItem(key);
      } catch {
        // Nothing was kept there.
      }
    },
  };
}

/** Remembered by the device, across tabs and restarts. */
export const device = keeper(() => globalThis.localStorage);

/** Remembered by this tab alone, across refreshes. */
export const tab = keeper(() => globalThis.sessionStorage);

/** A random name for one request. randomUUID needs a secure context, and a hall's http address is none. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
