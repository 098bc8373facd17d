"""Data sets: made-up pictures. Those that would be downloaded say what to use in their place."""

import torch
from torch.utils.data import Dataset

__all__ = ["FakeData", "VisionDataset"]

_DOWNLOADED = (
    "Caltech101 Caltech256 CelebA Cityscapes CocoCaptions CocoDetection CIFAR10 CIFAR100 DTD EMNIST EuroSAT "
    "FashionMNIST FER2013 Flickr30k Flickr8k Flowers102 Food101 GTSRB HMDB51 ImageNet Imagenette INaturalist "
    "KMNIST Kinetics Kitti LFWPairs LFWPeople LSUN MNIST Omniglot OxfordIIITPet PCAM PhotoTour Places365 "
    "QMNIST RenderedSST2 SBDataset SBU SEMEION STL10 StanfordCars SUN397 SVHN UCF101 USPS VOCDetection "
    "VOCSegmentation WIDERFace"
).split()
_OF_FILES = ("DatasetFolder", "ImageFolder")


class VisionDataset(Dataset):
    """Items with a picture and a label, which transforms may change."""

    def __init__(self, root=None, transforms=None, transform=None, target_transform=None):
        if transforms is not None and (transform is not None or target_transform is not None):
            raise ValueError("Only transforms or transform/target_transform can be passed as argument")
        self.root, self.transform, self.target_transform = root, transform, target_transform
        self.transforms = transforms

    def _transformed(self, picture, label):
        if self.transforms is not None:
            return self.transforms(picture, label)
        if self.transform is not None:
            picture = self.transform(picture)
        if self.target_transform is not None:
            label = self.target_transform(label)
        return picture, label

    def __repr__(self):
        lines = [f"Dataset {type(self).__name__}", f"    Number of datapoints: {len(self)}"]
        if self.root is not None:
            lines.append(f"    Root location: {self.root}")
        named = [("Transform: ", self.transform), ("Target transform: ", self.target_transform)]
        if any(each is not None for _, each in named):
            lines.append("    StandardTransform")
        for name, each in named:
            if each is not None:
                lines.append(name + str(each).replace("\n", "\n" + " " * len(name)))
        return "\n".join(lines)


class FakeData(VisionDataset):
    """Pictures of noise with labels by chance, the same for each index. A picture is an array of height × width ×
    channels, as ToTensor() takes it, where torchvision has one of PIL's."""

    def __init__(
        self, size=1000, image_size=(3, 224, 224), num_classes=10, transform=None, target_transform=None,
        random_offset=0,
    ):  # fmt: skip
        super().__init__(transform=transform, target_transform=target_transform)
        self.size, self.num_classes, self.image_size = size, num_classes, image_size
        self.random_offset = random_offset

    def __getitem__(self, index):
        if index >= len(self):
            raise IndexError(f"{type(self).__name__} index out of range")
        before = torch.get_rng_state()
        torch.manual_seed(index + self.random_offset)
        noise = torch.randn(*self.image_size)
        label = torch.randint(0, self.num_classes, size=(1,), dtype=torch.long)[0]
        torch.set_rng_state(before)
        picture = noise.mul(255).to(torch.int32).to(torch.uint8).permute(1, 2, 0).contiguous().numpy()
        return self._transformed(picture, label.item())

    def __len__(self):
        return self.size


def __getattr__(name):
    if name in _DOWNLOADED:
        return _downloaded(name)
    if name in _OF_FILES:
        raise AttributeError(
            f"torchvision.datasets.{name} is not in the Tensorglass playground: it reads pictures from files"
        )
    raise AttributeError(f"module 'torchvision.datasets' has no attribute '{name}'")


def _downloaded(name):
    """The data set as a class that cannot be made."""

    def __init__(self, *args, **kwargs):
        raise RuntimeError(
            f"torchvision.datasets.{name} cannot be downloaded here. In its place: sklearn.datasets.load_digits() "
            "has real digits of 8×8 pixels, torchvision.datasets.FakeData has noise of any size; or drop a file "
            "with the data onto the page, and read it by torch.load or numpy.load."
        )

    return type(name, (VisionDataset,), {"__init__": __init__, "__module__": __name__})
