export { createInstallation, type InstallationPlan } from './create-installation.ts';
