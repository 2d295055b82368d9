// What the viewer has chosen before, kept in this browser.
const STORE = 'vireo-player';

export const readItem = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
};

export const writeItem = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // private windows may refuse
  }
};

export const choices = () => readItem(STORE);
export const choose = (more) => writeItem(STORE, { ...choices(), ...more });
