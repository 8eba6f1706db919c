export const checkPackage = 1;
